package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.name.MarkedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which texts each model of wording is learnt from, and how their words are read. */
final class WordingSources {
  /**
   * One in so many texts of data is learnt as what users paste; more of them drown what they say.
   */
  private static final int PASTED = 4;

  private static final Path NAMES = Path.of("..", "..", "name", "texts");
  private static final String STEERING = "data-steering.jsonl";

  private WordingSources() {}

  /**
   * Reads the texts for a model in a folder.
   *
   * @param data the file for data, if the model is for the world: words of which something was
   *     learnt there are not read as English ones, here as in the detector
   */
  static WordingTexts read(Path folder, WordingKind kind, byte[] data) throws IOException {
    return switch (kind) {
      case USER -> readUser(folder);
      case DATA -> readData(folder);
      case WORLD -> readWorld(folder, data);
    };
  }

  private static WordingTexts readUser(Path folder) throws IOException {
    var texts = new WordingTexts(untranslated(), WordingKind.USER);
    for (Corpora.Sample each : Corpora.lines(folder.resolve("user-steering.jsonl"))) {
      texts.add(each.text(), each.text());
    }
    for (Corpora.Sample each : Corpora.lines(folder.resolve("user-ordinary.jsonl"))) {
      texts.add(each.text(), "");
    }
    int read = 0;
    for (String each : ordinaryData(folder)) {
      read++;
      if (read % PASTED == 0) {
        texts.add(each, "");
      }
    }
    return texts;
  }

  private static WordingTexts readData(Path folder) throws IOException {
    var texts = new WordingTexts(untranslated(), WordingKind.DATA);
    var mixed = new WordingMixtures();
    for (Corpora.Sample each : Corpora.lines(folder.resolve(STEERING))) {
      mixed.takePart(each.field("injection"), texts.texts);
      texts.add(each.text(), each.field("injection"));
    }
    for (String each : ordinaryData(folder)) {
      texts.add(each, "");
      mixed.putInto(each, texts);
    }
    return texts;
  }

  /** What of all data is not English, and texts in other languages that data has no room for. */
  private static WordingTexts readWorld(Path folder, byte[] data) throws IOException {
    var texts = new WordingTexts(translated(data), WordingKind.WORLD);
    var mixed = new WordingMixtures();
    for (String file : List.of(STEERING, "world-steering.jsonl")) {
      for (Corpora.Sample each : Corpora.lines(folder.resolve(file))) {
        int number = texts.texts;
        if (texts.add(each.text(), each.field("injection"))) {
          mixed.takePart(each.field("injection"), number);
        }
      }
    }
    List<String> ordinary = new ArrayList<>(ordinaryData(folder));
    Corpora.lines(folder.resolve("world-ordinary.jsonl"))
        .forEach(each -> ordinary.add(each.text()));
    for (String each : ordinary) {
      if (texts.add(each, "")) {
        mixed.putInto(each, texts);
      }
    }
    return texts;
  }

  private static Lexicon untranslated() {
    var lexicon = new Lexicon(Knowledge.lines("lexicon.txt"));
    lexicon.translate(Knowledge.lines(Knowledge.UNSPACED));
    return lexicon;
  }

  /** Reads words as the detector does; words that rules name stay as they are. */
  private static Lexicon translated(byte[] data) {
    var lexicon = new Lexicon(Knowledge.lines("lexicon.txt"));
    var unused = new RuleBook(Knowledge.lines(Knowledge.RULES), lexicon);
    lexicon.translate(
        Knowledge.lines(Knowledge.UNSPACED),
        Knowledge.lines(Knowledge.TRANSLATIONS),
        Knowledge.languages().foreign(),
        new Wording(data, lexicon)::knows);
    return lexicon;
  }

  /** Data in which nothing is to steer: written for this, and those that names are learnt from. */
  private static List<String> ordinaryData(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    Corpora.lines(folder.resolve("data-ordinary.jsonl")).forEach(each -> texts.add(each.text()));
    MarkedText.readAll(folder.resolve(NAMES)).forEach(each -> texts.add(each.text()));
    return texts;
  }
}
