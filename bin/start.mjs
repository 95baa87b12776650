#!/usr/bin/env node
import { enter, root } from "./launch/bootstrap.mjs";
import { refuseSecondStart } from "./launch/single.mjs";

await enter(new URL("./launch/main.ts", import.meta.url), () => refuseSecondStart(root));
