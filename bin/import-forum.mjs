#!/usr/bin/env node
import { enter } from "./launch/bootstrap.mjs";

await enter(new URL("./import-forum/main.ts", import.meta.url));
