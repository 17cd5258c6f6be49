package io.ledgerline.ledger.trust;

import java.util.List;
import java.util.Set;

/** Which witnesses together are enough (C2SP tlog-policy). */
public sealed interface Quorum {
  /** Whether witnesses of those names are enough. */
  boolean isMetBy(Set<String> witnesses);

  /** No witness is needed, so that witnesses' lines show nothing either. */
  record None() implements Quorum {
    @Override
    public boolean isMetBy(Set<String> witnesses) {
      return true;
    }
  }

  /** That one witness. */
  record One(String witness) implements Quorum {
    @Override
    public boolean isMetBy(Set<String> witnesses) {
      return witnesses.contains(witness);
    }
  }

  /**
   * Some of a group.
   *
   * @param name the group's
   * @param needed how many members, 1 to all of them
   * @param members witnesses and groups defined before it, each in one group at most
   */
  record Group(String name, int needed, List<Quorum> members) implements Quorum {
    public Group {
      members = List.copyOf(members);
      if (needed < 1 || needed > members.size()) {
        throw new IllegalArgumentException(
            "group " + name + ": " + needed + " (expected: 1 to " + members.size() + ")");
      }
    }

    @Override
    public boolean isMetBy(Set<String> witnesses) {
      int met = 0;
      for (Quorum member : members) {
        met += member.isMetBy(witnesses) ? 1 : 0;
      }
      return met >= needed;
    }
  }
}
