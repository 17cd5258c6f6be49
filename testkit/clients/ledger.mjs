// Reads a stream's folder with other people's code only: node ledger.mjs FOLDER PROOF ENTRY
// Prints what it found as JSON. @noble checks the signatures, Node's SHA-256 the tree, and
// @sigstore/verify the note and the proof of one entry.
import { createHash, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';

const require = createRequire(import.meta.url);
const sigstore = dirname(require.resolve('@sigstore/verify'));
const { verifyCheckpoint } = require(join(sigstore, 'tlog', 'checkpoint.js'));
const { verifyMerkleInclusion } = require(join(sigstore, 'tlog', 'merkle.js'));

const [folder, proofFile, entryFile] = process.argv.slice(2);
const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest();
const note = readFileSync(join(folder, 'checkpoint'), 'utf8');
const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
const [origin, sizeLine, root] = text.split('\n');
const size = Number(sizeLine);

// C2SP signed-note: name+id+base64(type || key); the id is a hash over name and key.
const keys = readFileSync(join(folder, 'vkey'), 'utf8').trim().split('\n').map((vkey) => {
  const [name, id, base64] = [vkey.split('+', 2), vkey.split('+').slice(2).join('+')].flat();
  const typed = Buffer.from(base64, 'base64');
  const whole = sha256(`${name}\n`, typed);
  if (whole.subarray(0, 4).toString('hex') !== id) throw new Error(`key id of ${vkey}`);
  return { name, type: typed[0], key: typed.subarray(1), whole };
});
const lines = note.slice(note.lastIndexOf('\n\n') + 2).trim().split('\n').map((line) => {
  const [, name, base64] = line.split(' ');
  const blob = Buffer.from(base64, 'base64');
  return { name, id: blob.subarray(0, 4), signature: blob.subarray(4) };
});

const u64 = (n) => { const b = Buffer.alloc(8); b.writeBigUInt64BE(BigInt(n)); return b; };
const short = (s) => Buffer.concat([Buffer.from([Buffer.byteLength(s)]), Buffer.from(s)]);

// C2SP tlog-cosignature: what an ML-DSA-44 line says.
const cosigned = (name, time, said) => Buffer.concat([
  Buffer.from('subtree/v1\n\0'), short(name), time, short(said.origin), u64(0), u64(said.size),
  Buffer.from(said.root, 'base64')]);

function check(said) {
  const good = {};
  for (const { name, id, signature } of lines) {
    const key = keys.find((k) => k.name === name && k.whole.subarray(0, 4).equals(id));
    if (key?.type === 1) good.ed25519 = ed25519.verify(signature, Buffer.from(said.text), key.key);
    if (key?.type === 6) {
      const message = cosigned(name, signature.subarray(0, 8), said);
      good.mldsa44 = ml_dsa44.verify(signature.subarray(8), message, key.key);
    }
  }
  return good;
}

// RFC 6962: the root over every entry that the bundles hold.
const group = (n) => String(n).padStart(3, '0');
function* entries() {
  for (let bundle = 0; bundle * 256 < size; bundle++) {
    const width = Math.min(256, size - bundle * 256);
    const full = join(folder, 'tile', 'entries', group(bundle));
    const file = width === 256 || !existsSync(join(`${full}.p`, String(width))) && existsSync(full)
      ? full : join(`${full}.p`, String(width));
    const bytes = readFileSync(file);
    for (let at = 0, i = 0; i < width; i++) {
      const length = bytes.readUInt16BE(at);
      yield bytes.subarray(at + 2, at + 2 + length);
      at += 2 + length;
    }
  }
}
function mth(hashes) {
  if (hashes.length === 1) return hashes[0];
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return sha256(Buffer.from([1]), mth(hashes.slice(0, k)), mth(hashes.slice(k)));
}
const leaves = [...entries()].map((entry) => sha256(Buffer.from([0]), entry));

// Sigstore's verifier: the proof of one entry, from a C2SP tlog-proof.
function sigstoreSays(entry) {
  const proof = readFileSync(proofFile, 'utf8');
  const [head, ...rest] = proof.split('\n\n');
  const fields = head.split('\n').filter((line) => !line.startsWith('extra '));
  const index = fields[1].replace('index ', '');
  const hashes = fields.slice(2).map((hash) => Buffer.from(hash, 'base64'));
  const key = keys.find((k) => k.type === 1);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.key]);
  const logs = [{ logID: key.whole, baseURL: origin,
    publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }) }];
  const inclusionProof = { logIndex: index, hashes, checkpoint: { envelope: rest.join('\n\n') } };
  const entryOf = { canonicalizedBody: entry, inclusionProof };
  try {
    verifyMerkleInclusion(entryOf, verifyCheckpoint(entryOf, logs));
    return true;
  } catch (e) {
    return false;
  }
}
const entry = readFileSync(entryFile);
const changed = Buffer.from(entry);
changed[changed.length - 3] ^= 1;

console.log(JSON.stringify({
  origin, size, lines: lines.length,
  good: check({ text, origin, size, root }),
  changed: check({ text: text.replace(`\n${size}\n`, `\n${size + 1}\n`), origin, size: size + 1, root }),
  rootAgrees: mth(leaves).toString('base64') === root,
  sigstore: sigstoreSays(entry),
  sigstoreChanged: sigstoreSays(changed),
}));
