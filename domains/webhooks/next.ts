export const toWebhooks = () => "/desk/webhooks";
export const toWebhook = ({ webhookId }: { webhookId: string }) => `/desk/webhooks/${webhookId}`;
