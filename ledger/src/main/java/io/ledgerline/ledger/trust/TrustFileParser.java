package io.ledgerline.ledger.trust;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one {@link TrustFile}. */
final class TrustFileParser {
  private static final int MOST_LINES = 100_000;
  private static final int MOST_NAMES = 256;
  private static final int MOST_AUTHORITIES = 64;
  private static final String NONE = "none";

  private final List<VerifierKey> logs = new ArrayList<>();
  private final List<TrustFile.Signer> signers = new ArrayList<>();
  private final List<TrustFile.Witness> witnesses = new ArrayList<>();
  private final Map<String, TrustFile.Authority> authorities = new LinkedHashMap<>();
  private final Map<String, Quorum> names = new LinkedHashMap<>();
  private final Set<String> grouped = new HashSet<>();
  private final Set<String> logKeys = new HashSet<>();
  private final Set<String> witnessKeys = new HashSet<>();
  private @Nullable Quorum quorum;

  TrustFile parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length > MOST_LINES) {
      throw new TrustFileException(lines.length + " lines (expected: at most " + MOST_LINES + ")");
    }
    for (int i = 0; i < lines.length; i++) {
      try {
        requirePrintable(lines[i]);
        List<String> words = words(lines[i]);
        if (!words.isEmpty() && !words.getFirst().startsWith("#")) {
          add(words.getFirst(), words.subList(1, words.size()));
        }
      } catch (IllegalArgumentException e) {
        throw new TrustFileException(i + 1, String.valueOf(e.getMessage()));
      }
    }
    return new TrustFile(logs, signers, witnesses, quorum, List.copyOf(authorities.values()));
  }

  private static void requirePrintable(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c < 0x20 && c != '\t') || c == 0x7f) {
        throw new IllegalArgumentException(
            "control character %02x at column %d (expected: none but tab and line feed)"
                .formatted((int) c, i + 1));
      }
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split("[ \t]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private void add(String kind, List<String> words) {
    switch (kind) {
      case "log" -> log(counted("log <vkey> [url]", words, 1, 2));
      case "signer" ->
          signer(
              counted(
                  "signer <origin prefix> <generation> ed25519|ml-dsa-44 <base64 key>",
                  words,
                  4,
                  4));
      case "witness" -> witness(counted("witness <name> <vkey> [url]", words, 2, 3));
      case "group" ->
          group(counted("group <name> all|any|<k> <member>...", words, 3, Integer.MAX_VALUE));
      case "quorum" -> quorum(counted("quorum <name>|none", words, 1, 1));
      case "timestamp" ->
          timestamp(counted("timestamp <name> <PEM file> [policy OID]", words, 2, 3));
      default ->
          throw new IllegalArgumentException(
              kind + " (expected: log, signer, witness, group, quorum or timestamp)");
    }
  }

  private static List<String> counted(String form, List<String> words, int least, int most) {
    if (words.size() < least || words.size() > most) {
      throw new IllegalArgumentException(
          words.size() + " words after the first (expected: " + form + ")");
    }
    return words;
  }

  private void log(List<String> words) {
    VerifierKey key = VerifierKey.parse(words.getFirst());
    if (key.algorithm() == Algorithm.ED25519_COSIGNATURE) {
      throw new IllegalArgumentException(
          "log " + key.name() + ": key of type 4, a witness's (expected: type 1 or 6)");
    }
    if (words.size() > 1) {
      requireUrl("log " + key.name(), words.get(1));
    }
    if (!logKeys.add(key.vkey())) {
      throw new IllegalArgumentException("log " + key + " (expected: each key once)");
    }
    logs.add(key);
  }

  private void signer(List<String> words) {
    String prefix = words.get(0);
    if (!words.get(1).matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "generation: " + words.get(1) + " (expected: a number from 1)");
    }
    Algorithm algorithm =
        switch (words.get(2)) {
          case "ed25519" -> Algorithm.ED25519;
          case "ml-dsa-44" -> Algorithm.ML_DSA_44;
          default ->
              throw new IllegalArgumentException(
                  "algorithm: " + words.get(2) + " (expected: ed25519 or ml-dsa-44)");
        };
    byte[] raw;
    try {
      raw = Base64.getDecoder().decode(words.get(3));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("signer key (expected: standard padded Base64)", e);
    }
    VerifierKey unused = VerifierKey.of(prefix, algorithm, raw); // refuses what is no key
    signers.add(new TrustFile.Signer(prefix, Integer.parseInt(words.get(1)), algorithm, raw));
  }

  private void witness(List<String> words) {
    String name = words.get(0);
    VerifierKey key = VerifierKey.parse(words.get(1));
    if (!key.algorithm().isTimed()) {
      throw new IllegalArgumentException(
          "witness " + name + ": key of type 1 (expected: type 4 or 6, which carry a time)");
    }
    String url = words.size() > 2 ? requireUrl("witness " + name, words.get(2)) : null;
    if (!witnessKeys.add(Base64.getEncoder().encodeToString(key.raw()))) {
      throw new IllegalArgumentException(
          "witness " + name + ": " + key + " (expected: each public key once)");
    }
    define(name, new Quorum.One(name));
    witnesses.add(new TrustFile.Witness(name, key, url));
  }

  private static String requireUrl(String whose, String text) {
    URI url = URI.create(text);
    boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          whose + ": address (expected: http(s)://host/..., without user or password)");
    }
    return text;
  }

  private void group(List<String> words) {
    String name = words.get(0);
    List<Quorum> members = new ArrayList<>();
    for (String member : words.subList(2, words.size())) {
      Quorum known = names.get(member);
      if (known == null || !grouped.add(member)) {
        throw new IllegalArgumentException(
            "group " + name + ": " + member + " (expected: an earlier name, in no group yet)");
      }
      members.add(known);
    }
    define(name, new Quorum.Group(name, needed(name, words.get(1), members.size()), members));
  }

  private static int needed(String group, String word, int members) {
    return switch (word) {
      case "all" -> members;
      case "any" -> 1;
      default -> {
        int needed = word.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(word) : 0;
        if (needed < 1 || needed > members) {
          throw new IllegalArgumentException(
              "group " + group + ": " + word + " (expected: all, any or 1 to " + members + ")");
        }
        yield needed;
      }
    };
  }

  private void quorum(List<String> words) {
    String name = words.getFirst();
    Quorum named = name.equals(NONE) ? new Quorum.None() : names.get(name);
    if (quorum != null || named == null) {
      throw new IllegalArgumentException(
          "quorum " + name + " (expected: one line, with an earlier name or none)");
    }
    quorum = named;
  }

  private void timestamp(List<String> words) {
    String name = words.get(0);
    String policy = words.size() > 2 ? words.get(2) : null;
    if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException(
          "timestamp " + name + " (expected: [a-z0-9][a-z0-9-]{0,62})");
    }
    if (policy != null && !policy.matches("[0-2](\\.(0|[1-9][0-9]{0,18})){1,32}")) {
      throw new IllegalArgumentException(
          "timestamp " + name + ": " + policy + " (expected: a dotted OID)");
    }
    if (authorities.size() == MOST_AUTHORITIES
        || authorities.putIfAbsent(name, new TrustFile.Authority(name, words.get(1), policy))
            != null) {
      throw new IllegalArgumentException(
          "timestamp " + name + " (expected: a new name, at most " + MOST_AUTHORITIES + ")");
    }
  }

  private void define(String name, Quorum meaning) {
    if (name.equals(NONE)
        || names.size() == MOST_NAMES
        || names.putIfAbsent(name, meaning) != null) {
      throw new IllegalArgumentException(
          name + " (expected: a new name, at most " + MOST_NAMES + ")");
    }
  }
}
