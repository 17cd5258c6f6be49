// Drives the official TypeScript SDK against the base URL in argv; prints one JSON object of what came back.
import Anthropic from '@anthropic-ai/sdk';

const [, , baseURL, apiKey, model] = process.argv;
const client = new Anthropic({ baseURL, apiKey, maxRetries: 0 });
const ask = (text) => [{ role: 'user', content: text }];
const seen = {};

const message = await client.messages.create({
  model, max_tokens: 200, messages: ask('What is your refund policy?'),
});
seen.create = {
  text: message.content.filter((b) => b.type === 'text').map((b) => b.text).join(''),
  stop: message.stop_reason, usage: message.usage, requestId: message._request_id,
};

const stream = client.messages.stream({
  model, max_tokens: 200, messages: ask('Say hello in one sentence — with an émoji 🧵.'),
});
let deltas = 0;
stream.on('text', () => { deltas += 1; });
const streamed = await stream.finalMessage();
seen.stream = { deltas, stop: streamed.stop_reason, usage: streamed.usage, text: streamed.content.at(-1)?.text };

seen.count = await client.messages.countTokens({ model, messages: ask('How many tokens are these?') });

seen.models = [];
for await (const item of client.models.list({ limit: 2 })) seen.models.push(item.id);

const tools = [{
  name: 'order_status', description: 'Looks up the status of an order',
  input_schema: { type: 'object', properties: { order_id: { type: 'string' } }, required: ['order_id'] },
}];
const first = await client.messages.create({
  model, max_tokens: 400, tools, tool_choice: { type: 'tool', name: 'order_status' },
  messages: ask('Call the tool order_status for order 12345.'),
});
const use = first.content.find((b) => b.type === 'tool_use');
const second = await client.messages.create({
  model, max_tokens: 400, tools,
  messages: [
    ...ask('Call the tool order_status for order 12345.'),
    { role: 'assistant', content: first.content },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: use.id, content: 'shipped-on-monday' }] },
  ],
});
seen.tools = { name: use.name, input: use.input, stop: first.stop_reason,
  final: second.content.filter((b) => b.type === 'text').map((b) => b.text).join('') };

const refused = async (call) => {
  try { await call(); return { refused: false }; } catch (e) {
    return { refused: true, status: e.status, type: e.type ?? e.error?.error?.type, message: e.message, name: e.constructor.name };
  }
};
seen.badKey = await refused(() => new Anthropic({ baseURL, apiKey: 'll_wrong', maxRetries: 2 })
  .messages.create({ model, max_tokens: 10, messages: ask('hi') }));
seen.unknownModel = await refused(() => client.messages.create({ model: 'claude-nonesuch-9', max_tokens: 10, messages: ask('hi') }));
seen.noMaxTokens = await refused(() => client.messages.create({ model, messages: ask('hi') }));
seen.batches = await refused(() => client.messages.batches.list());

const aborted = client.messages.stream(
  { model, max_tokens: 4000, messages: ask('Write a very long story, please.') },
  { headers: { 'x-simulator': 'words=300;tps=150' } },
);
const abortedResult = refused(() => aborted.finalMessage());
aborted.on('text', () => aborted.abort());
seen.aborted = await abortedResult;

// A tool runner keeps its conversation on the server: later requests carry only what is new.
const bodies = [];
const watched = new Anthropic({
  baseURL, apiKey, maxRetries: 0,
  fetch: (url, init) => { bodies.push(JSON.parse(init.body)); return fetch(url, init); },
});
let toolCalls = 0;
const runner = watched.beta.messages.toolRunner({
  model, max_tokens: 400, messages: ask('Call the tool order_status for order 777.'),
  tools: [{ ...tools[0], run: async () => { toolCalls += 1; return 'shipped-on-tuesday'; }, parse: (input) => input }],
});
const last = await runner;
seen.runner = { calls: toolCalls, threads: bodies.filter((b) => b.thread).length, kinds: bodies.map((b) => b.thread?.type ?? null),
  final: last.content.filter((b) => b.type === 'text').map((b) => b.text).join('') };

// Personal data leaves as tokens and comes back: in text, in a stream, in arguments, over a thread.
const letter = 'Dear jane.doe@northwind-traders.com, account DE89 3704 0044 0532 0130 00.';
const personal = ask(`Reply with exactly: ${letter}`);
const whole = await client.messages.create({ model, max_tokens: 300, messages: personal });
const pieces = await client.messages.stream({ model, max_tokens: 300, messages: personal }).finalMessage();
const mailer = {
  name: 'notify_customer', description: 'Writes to a customer',
  input_schema: { type: 'object', properties: { email: { type: 'string', format: 'email' } }, required: ['email'] },
};
const notify = 'Call the tool notify_customer for jane.doe@northwind-traders.com please.';
const called = await client.messages.stream({
  model, max_tokens: 400, tools: [mailer], tool_choice: { type: 'tool', name: mailer.name }, messages: ask(notify),
}).finalMessage();
let threaded = '';
const private_ = await client.beta.messages.toolRunner({
  model, max_tokens: 400, messages: ask(notify),
  tools: [{ ...mailer, run: async (input) => { threaded = input.email; return `sent to ${input.email}`; }, parse: (input) => input }],
});
const textOf = (m) => m.content.filter((b) => b.type === 'text').map((b) => b.text).join('');
seen.privacy = { letter, whole: textOf(whole), pieces: textOf(pieces), threaded,
  input: called.content.find((b) => b.type === 'tool_use').input, final: textOf(private_) };

console.log(JSON.stringify(seen));
