import { describe, expect, it } from "vitest";
import { judgeTables } from "./judgeTables.ts";

const json = (value: unknown) => [{ mediaType: "application/json", text: JSON.stringify(value) }];
const booking = json({
  rules: {
    max_guests: 4,
    min_nights: 2,
    max_discount_pct: 10,
    allowed_rooms: ["garden", "loft", "studio"],
    smoking: false,
    check_in: { from: "15:00", to: "21:00" },
    deposit: { required_above_value: 600 },
  },
  booking: {
    id: "BK-204",
    guest: "Ida Storm",
    room: "loft",
    nights: 5,
    quantity: 5,
    price: 149.5,
    guests: 3,
    max_discount_pct: 12,
    status: "paid",
    arrives_at: "2025-06-03T20:15:00Z",
  },
  this_month: { bookings: 7, value: 2400 },
});
const config = json({
  name: "tern",
  retries: 5,
  timeout_ms: 2500,
  compression: true,
  mode: "active",
  tags: ["a", "b"],
});
const judge = (claim: string, evidence = booking) => judgeTables(claim, evidence)?.answer;

describe("judgeRecords", () => {
  it.each([
    ["Ida Storm booked the loft at $149.50 for 5 nights.", "TRUE"],
    ["The booking is worth $747.50.", "TRUE"],
    ["The booking is worth $774.50.", "FALSE"],
    ["With this booking the total comes to $3,147.50.", "TRUE"],
    ["With this booking the total comes to $3,047.50.", "FALSE"],
    ["The loft is one of the three rooms that are allowed.", "TRUE"],
    ["The loft is one of the four rooms that are allowed.", "FALSE"],
    ["The loft is not among the allowed rooms.", "FALSE"],
    ["The guest arrives at 20:15, 45 minutes before the end of check in.", "TRUE"],
    ["The guest arrives at 20:15, 30 minutes before the end of check in.", "FALSE"],
    ["The guest arrives at 20:45.", "FALSE"],
    ["A deposit is only required above $800.", "FALSE"],
    ["No deposit is needed.", "FALSE"],
    ["A deposit is needed.", "TRUE"],
    ["The booking meets all the rules.", "FALSE"],
    ["The booking violates the rules.", "TRUE"],
    ["The limit for guests is 6.", "FALSE"],
    ["Smoking is allowed.", "FALSE"],
    ["Smoking is not allowed.", "TRUE"],
    ["The booking BK-204 is unpaid.", "FALSE"],
    ["The booking might be worth $747.50.", undefined],
    ["Ida Storm loves the sea.", undefined],
    ["One deposit from either guest would be enough.", undefined],
  ])("%s is %s", (claim, answer) => {
    expect(judge(claim)).toBe(answer);
  });

  it.each([
    ["The number of retries is 5.", "TRUE"],
    ["The number of retries is 6.", "FALSE"],
    ["The timeout is 2,500 ms.", "TRUE"],
    ["Compression is enabled.", "TRUE"],
    ["Compression is disabled.", "FALSE"],
    ["The mode is inactive.", "FALSE"],
    ["The active volcano erupted in 1912.", undefined],
  ])("%s is %s", (claim, answer) => {
    expect(judge(claim, config)).toBe(answer);
  });

  it("finds no breach where an order keeps to the rules, and then proves nothing", () => {
    const kept = json({ policy: { max_value: 10, allowed_types: ["a1"] }, order: { value: 9, type: "a1" } });
    expect(judge("The order complies with every rule of the policy.", kept)).toBeUndefined();
    const broken = json({ policy: { max_value: 10, allowed_types: ["a1"] }, order: { value: 9, type: "b2" } });
    expect(judge("The order complies with every rule of the policy.", broken)).toBe("FALSE");
  });
});
