package io.ledgerline.inspection.injection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What the detector knows: its lexicon, rules, phrases and model, and the digest of all of them.
 */
final class Knowledge {
  private static final String USER = "wording-user.bin";
  private static final String DATA = "wording-data.bin";
  private static final String WORLD = "wording-world.bin";
  private static final String LANGUAGES = "languages.txt";
  private static final String TONGUE_WORDS = "tongue-words.txt";
  private static final String TONGUE_RULES = "tongue-rules.txt";
  static final String RULES = "rules.txt";
  static final String TRANSLATIONS = "translations.txt";
  static final String UNSPACED = "unspaced.txt";
  private static final List<String> FILES =
      List.of(
          "lexicon.txt",
          RULES,
          "phrases.txt",
          TONGUE_WORDS,
          TONGUE_RULES,
          TRANSLATIONS,
          UNSPACED,
          LANGUAGES,
          USER,
          DATA,
          WORLD);

  final Lexicon lexicon;
  final RuleBook rules;
  final Phrases phrases;
  final Tongues tongues;
  final String digest;

  /** How what users say, and how data, is worded when it is to steer the assistant. */
  final Wording user;

  final Wording data;

  /** The same of sentences of data that are not English, and what tells which these are. */
  final Wording world;

  final Languages languages;

  /** What requests are made of, as bits. */
  final RequestClasses requests;

  /** The words of the NATO alphabet, of talk about attacks and of examples, as bits. */
  final long nato;

  final long hackWord;
  final long exampleWord;
  final long notWord;

  Knowledge() {
    lexicon = new Lexicon(lines("lexicon.txt"));
    rules = new RuleBook(lines(RULES), lexicon);
    phrases = new Phrases(lines("phrases.txt"));
    tongues = new Tongues(lines(TONGUE_WORDS), lines(TONGUE_RULES));
    lexicon.open(tongues.openers());
    user = new Wording(bytes(USER), lexicon);
    data = new Wording(bytes(DATA), lexicon);
    world = new Wording(bytes(WORLD), lexicon);
    languages = languages();
    lexicon.translate(lines(UNSPACED), lines(TRANSLATIONS), languages.foreign(), data::knows);
    digest = digest();
    requests = new RequestClasses(lexicon);
    nato = lexicon.bit("NATO");
    hackWord = lexicon.bit("HACKWORD");
    exampleWord = lexicon.bit("EXAMPLEWORD");
    notWord = lexicon.bit("NOT");
  }

  static Languages languages() {
    return new Languages(lines(LANGUAGES));
  }

  static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && line.charAt(0) != '#')
        .toList();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Knowledge.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource: " + name + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        sha.update(bytes(file));
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
