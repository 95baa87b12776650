/** Reached only by requests that went round the proxy: it tells nothing. */
export default function GlobalNotFound() {
  return (
    <html lang="zh-CN">
      <body>
        <h1>404</h1>
      </body>
    </html>
  );
}
