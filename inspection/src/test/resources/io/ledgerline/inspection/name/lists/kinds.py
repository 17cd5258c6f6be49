"""Clusters word vectors: kinds.py WORDS.json (by frequency) VECTORS.npy TABLE.tsv"""
import json, re, sys, unicodedata
import numpy as np

LEARNT, KINDS, WORDS = 60000, 1000, 200000
words = json.load(open(sys.argv[1]))[:WORDS]
vectors = np.load(sys.argv[2], mmap_mode="r")


def unit(a):
    return a / np.maximum(np.linalg.norm(a, axis=1, keepdims=True), 1e-6)


def nearest(a, centres):
    return np.concatenate([(a[s : s + 8192] @ centres.T).argmax(1) for s in range(0, len(a), 8192)])


some = unit(np.array(vectors[:LEARNT]))
random = np.random.default_rng(7)
centres = some[random.choice(20000, KINDS, replace=False)]
for _ in range(20):
    kind = nearest(some, centres)
    sums = np.zeros_like(centres)
    np.add.at(sums, kind, some)
    empty = np.bincount(kind, minlength=KINDS) == 0
    if empty.any():
        sums[empty] = some[random.choice(LEARNT, empty.sum())]
    centres = unit(sums)

seen = set()
with open(sys.argv[3], "w") as out:
    for word, kind in zip(words, nearest(unit(np.array(vectors[:WORDS])), centres)):
        plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        if re.fullmatch(r"[^\W\d_]+", plain) and plain not in seen:
            seen.add(plain)
            out.write(f"{plain}\t{kind + 1}\n")
