#!/usr/bin/env node
import { enter } from "./launch/bootstrap.mjs";

await enter(new URL("./checks/mutants/main.ts", import.meta.url));
