package io.ledgerline.ledger.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys that are known for one origin: one or more of each algorithm, since keys rotate. A note
 * is good only if it has a good line for <em>each</em> algorithm among them, so that breaking one
 * algorithm forges nothing, and no line by any of them is bad.
 */
public record KeyRing(List<VerifierKey> keys) {
  public KeyRing {
    keys = List.copyOf(keys);
  }

  /** The keys that have that name. */
  public KeyRing named(String name) {
    return new KeyRing(keys.stream().filter(key -> key.name().equals(name)).toList());
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Why the note is not good; an empty list if it is. With no key at all it is not. */
  public List<String> faults(SignedNote note) {
    Set<Algorithm> missing = new LinkedHashSet<>();
    keys.forEach(key -> missing.add(key.algorithm()));
    List<String> faults = new ArrayList<>();
    if (keys.isEmpty()) {
      faults.add("no key is known for it");
    }
    for (VerifierKey key : keys) {
      for (SignedNote.Line line : note.signatures()) {
        if (key.isNamedIn(line)) {
          if (key.verifies(note.text(), line)) {
            missing.remove(key.algorithm());
          } else {
            faults.add("the line by " + key + " is not a good signature");
          }
        }
      }
    }
    for (Algorithm each : missing) {
      faults.add("no line of it is a good " + each.text() + " signature by a known key");
    }
    return faults;
  }

  /** Whether the note has all the good lines it needs and no bad one. */
  public boolean accepts(SignedNote note) {
    return faults(note).isEmpty();
  }
}
