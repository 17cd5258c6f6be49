package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Rules look at what stands before and behind a word: no text may begin or end where that fails.
 * Every text of the tests' lists is cut before and behind each of its words.
 */
class CutTextsProperty {
  private static final long SEED = 20261127;
  private static final Path RESOURCES = Path.of("src/test/resources/io/ledgerline/inspection");
  private static final Path TESTS = Path.of("src/test/java/io/ledgerline/inspection/detect");
  private static final int MOST_TEXTS = 6_000;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  @Test
  void aTextMayBeginAndEndAtAnyWord() {
    for (var text : texts(new Random(SEED))) {
      var words = WORD.matcher(text);
      while (words.find()) {
        var tail = text.substring(words.start());
        var head = text.substring(0, words.end());
        assertThatCode(() -> Scanned.in(tail)).as(tail).doesNotThrowAnyException();
        assertThatCode(() -> Scanned.in(head)).as(head).doesNotThrowAnyException();
      }
    }
  }

  /** The lines of the lists and the literals of the tests beside this one. */
  private static List<String> texts(Random random) {
    var texts = new ArrayList<String>();
    for (var folder : List.of(RESOURCES.resolve("identifier"), TESTS)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.strip().replaceAll("^\"|\",?$", ""))
              .filter(line -> line.length() > 4 && line.length() < 300)
              .forEach(texts::add);
        }
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
    Collections.shuffle(texts, random);
    return texts.subList(0, Math.min(MOST_TEXTS, texts.size()));
  }
}
