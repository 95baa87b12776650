import S3rver from "@20minutes/s3rver";

// A process of its own that speaks S3 and checks signatures: node s3-server.mjs <folder> <port> [<bucket>…]
const [directory = "", port = "0", ...buckets] = process.argv.slice(2);
const server = new S3rver({
  directory,
  port: Number(port),
  address: "127.0.0.1",
  silent: true,
  configureBuckets: buckets.map((name) => ({ name, configs: [] })),
});
const { port: at } = await server.run();
console.log(`listening ${at}`);
