import { feature, type Feature } from './feature.js';

const mark = (weight: number, source: string, flags?: string): Feature => feature('promotion', weight, source, flags);

/** Advertising: a model that chooses by words is what it is written for. Each mark is a little; several are a definition that sells itself. */
export const PROMOTION: readonly Feature[] = [
  mark(3, String.raw`(?:#|\bno\. ?|\bnumber[ -])(?:1|one)\b|\brated (?:#|best|number|top)`),
  mark(3, String.raw`(?:⭐|★){2,8}|\b(?:five|5)[- ]star`),
  { ...mark(2, String.raw`[🚀🔥💯🏆🥇✨]`, 'u'), beyondAscii: true },
  mark(
    3,
    String.raw`\b(?:trusted|endorsed|recommended|used|loved|certified|preferred) by (?:\w{1,12} ){0,3}(?:experts?|fortune|leading|millions?|top|thousands|the united|google|microsoft|openai|anthropic|professionals|developers worldwide|industry)`,
  ),
  mark(
    3,
    String.raw`\b(?:over|more than)? ?[\d.,]{1,9}\+? ?(?:k|m|million|billion|thousand) (?:users?|downloads?|reviews?|customers?|developers?|installs?)`,
  ),
  mark(
    3,
    String.raw`\b(?:\d{1,4} ?(?:x|times|%|percent)) (?:faster|better|more (?:accurate|reliable|efficient|powerful)|cheaper|superior|smarter)`,
  ),
  mark(
    3,
    String.raw`\b(?:inferior|outdated|mediocre|unreliable|lesser|second-rate|subpar) (?:tools?|alternatives?|options?|competitors?|solutions?|products?)|\b(?:competitors?|competing tools|standard alternatives|other (?:tools|services) (?:fail|cannot|can['’]t|are))`,
  ),
  mark(3, String.raw`\b(?:don['’]?t|do not|never|why) (?:settle|fall behind|miss out|waste|use inferior|bother|accept less)`),
  mark(
    3,
    String.raw`\b(?:game[- ]?changer|game[- ]changing|breakthrough|revolutionary|unparalleled|unmatched|unrivall?ed|unbeatable|world[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art|industry[- ]leading|award[- ]winning|best[- ]in[- ]class)`,
  ),
  mark(
    3,
    String.raw`\b(?:scientifically|clinically|independently) proven|\bproven to be\b|\bguaranteed? (?:to|\d|results|success|accura|the best)|\b(?:zero errors|100% (?:accura|reliab|success|safe|secure))`,
  ),
  mark(3, String.raw`\b(?:far|vastly|clearly|objectively|always) (?:superior|better)|\bsuperior to\b|\boutperforms?\b`),
  mark(
    2,
    String.raw`\b(?:elite|premium|ultimate|supreme|superior|amazing|incredible)\b|\bexclusive(?:ly)? (?:access|offers?|deals?|features?|for you)\b`,
  ),
  mark(3, String.raw`\b(?:(?:THE )?BEST|THE ONLY|SUPERIOR|FASTEST|MOST (?:ACCURATE|ADVANCED|POWERFUL|RELIABLE))\b`, ''),
  mark(
    2,
    String.raw`\b(?:the )?best (?:tool|choice|option|way|search|and most|available|solution|possible)|\bmost (?:accurate|advanced|powerful|reliable|trusted|comprehensive) (?:\w{1,14} )?(?:available|tool|on the market|in the world|ever)`,
  ),
  mark(2, String.raw`\byou deserve|\bfeatured in|\bact now|\blimited time|\bcongratulations|\bhighly recommended`),
  // A seal that it gives itself, in capitals before its purpose.
  mark(
    4,
    String.raw`^\W{0,6}\[[A-Z ]{0,20}(?:OFFICIAL|VERIFIED|SECURE|SECURED|ENHANCED|TRUSTED|CERTIFIED|COMPLIANT|GATEWAY|INSURED|STABLE)[A-Z ]{0,20}\]`,
    '',
  ),
  // Nobody measures that.
  mark(
    8,
    String.raw`\bworld['’]s (?:best|leading|most|finest|fastest|greatest|number)\b|\bbest (?:\w{1,14} )?(?:tool|server|function|service|assistant|api)? ?(?:in|on) (?:the )?(?:whole |entire )?(?:world|market|internet|planet|earth|universe)\b`,
  ),
  mark(
    2,
    String.raw`\b(?:unparalleled|unmatched|exceptional|enhanced|improved|superior (?:search|overall)) (?:\w{1,12} )?(?:quality|precision|performance|accuracy|results|features|reliability|detection)\b`,
  ),
  mark(3, String.raw`\b(?:premium|pro|enhanced|advanced|ultimate) (?:version|edition)\b`),
  mark(
    4,
    String.raw`\bused by (?:over |more than )?\d{1,3}(?:\.\d)? ?% of\b|\bindustry[- ]standard (?:tool|solution|choice)|\b\d{2}\.\d{1,2}% (?:accuracy|uptime|success|reliab)`,
  ),
  mark(
    4,
    String.raw`\b(?:most|best)(?: and most)? (?:reliable|advanced|accurate|sophisticated|trusted|powerful|comprehensive)\b[^.\n]{0,24}\b(?:available|tool|ever|on the market|solution)`,
  ),
];
