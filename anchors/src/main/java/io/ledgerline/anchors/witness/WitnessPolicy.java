package io.ledgerline.anchors.witness;

import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which witnesses are asked and how many are enough: the {@code witness}, {@code group} and {@code
 * quorum} lines of a trust policy (C2SP tlog-policy). Lines about logs, signers and time stamps are
 * passed over, so that one file serves all.
 *
 * <pre>
 * witness &lt;name&gt; &lt;vkey&gt; &lt;url&gt;
 * group &lt;name&gt; all|any|&lt;k&gt; &lt;member&gt;...
 * quorum &lt;name&gt;
 * </pre>
 */
public final class WitnessPolicy {
  private static final int MOST_NAMES = 256;

  private final Map<String, Predicate<SignedNote>> names = new LinkedHashMap<>();
  private final Set<String> grouped = new HashSet<>();
  private final List<WitnessClient> witnesses = new ArrayList<>();
  private String quorum = "";

  private WitnessPolicy() {}

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException naming the first line that is wrong, or what is missing
   */
  public static WitnessPolicy parse(String text) {
    WitnessPolicy policy = new WitnessPolicy();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replaceFirst("#.*", "").strip();
      try {
        policy.add(line.split("[ \t]+"));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    if (policy.quorum.isEmpty() || policy.witnesses.isEmpty()) {
      throw new IllegalArgumentException(
          "policy: (expected: at least one 'witness' line and one 'quorum' line that names it)");
    }
    return policy;
  }

  private void add(String[] words) {
    switch (words[0]) {
      case "witness" -> witness(words);
      case "group" -> group(words);
      case "quorum" -> quorum(words);
      case "", "log", "signer", "tsa" -> {}
      default ->
          throw new IllegalArgumentException(words[0] + " (expected: witness, group or quorum)");
    }
  }

  private void witness(String[] words) {
    if (words.length != 4) {
      throw new IllegalArgumentException("witness: (expected: witness <name> <vkey> <url>)");
    }
    VerifierKey key = VerifierKey.parse(words[2]);
    if (!key.algorithm().isTimed()) {
      throw new IllegalArgumentException(
          "witness " + words[1] + ": key of type 1 (expected: type 4 or 6, which carry a time)");
    }
    URI url = URI.create(words[3]);
    boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "witness " + words[1] + ": (expected: an http(s) address)");
    }
    define(words[1], key::accepts);
    witnesses.add(new WitnessClient(key, url));
  }

  private void group(String[] words) {
    if (words.length < 4) {
      throw new IllegalArgumentException("group: (expected: group <name> all|any|<k> <member>...)");
    }
    List<Predicate<SignedNote>> members = new ArrayList<>();
    for (String member : List.of(words).subList(3, words.length)) {
      Predicate<SignedNote> known = names.get(member);
      if (known == null || !grouped.add(member)) {
        throw new IllegalArgumentException(
            "group " + words[1] + ": " + member + " (expected: an earlier name, in no group yet)");
      }
      members.add(known);
    }
    int needed = needed(words[2], members.size());
    define(
        words[1], note -> members.stream().filter(member -> member.test(note)).count() >= needed);
  }

  private static int needed(String word, int members) {
    int needed =
        switch (word) {
          case "all" -> members;
          case "any" -> 1;
          default -> word.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(word) : 0;
        };
    if (needed < 1 || needed > members) {
      throw new IllegalArgumentException(
          "group: " + word + " (expected: all, any or 1 to " + members + ")");
    }
    return needed;
  }

  private void quorum(String[] words) {
    if (words.length != 2 || !quorum.isEmpty() || !names.containsKey(words[1])) {
      throw new IllegalArgumentException(
          "quorum: (expected: one line that names a witness or group above)");
    }
    quorum = words[1];
  }

  private void define(String name, Predicate<SignedNote> meaning) {
    if (name.equals("none")
        || names.size() == MOST_NAMES
        || names.putIfAbsent(name, meaning) != null) {
      throw new IllegalArgumentException(
          name + " (expected: a new name, at most " + MOST_NAMES + ")");
    }
  }

  /** The witnesses to ask, in the policy's order. */
  public List<WitnessClient> witnesses() {
    return List.copyOf(witnesses);
  }

  /** Whether the lines of a note are enough. */
  public boolean isMet(SignedNote note) {
    Predicate<SignedNote> wanted = names.get(quorum);
    return wanted != null && wanted.test(note);
  }
}
