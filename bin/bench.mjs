#!/usr/bin/env node
import { enter } from "./launch/bootstrap.mjs";

await enter(new URL("./bench/main.ts", import.meta.url));
