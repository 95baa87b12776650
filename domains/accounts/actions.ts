"use server";
import { doorAction } from "#domains/edge/door-action.ts";
import { enter, leave } from "./door.ts";

export const signInAction = doorAction(enter);
export const signOutAction = doorAction(leave);
