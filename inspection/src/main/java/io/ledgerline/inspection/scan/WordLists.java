package io.ledgerline.inspection.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists of words by their names, read from a resource beside the class that knows what they mean: a
 * line {@code NAME: word, two words, …}, or a name in the first line and words below. Lines of one
 * name go together; empty ones and those that begin with {@code #} say nothing. Immutable.
 */
public final class WordLists {
  private final String file;
  private final Map<String, List<String>> lists;

  private WordLists(String file, Map<String, List<String>> lists) {
    this.file = file;
    this.lists = lists;
  }

  /**
   * The lists of a file.
   *
   * @throws IllegalStateException where it is not beside the class
   */
  public static WordLists beside(Class<?> owner, String file) {
    var lists = new LinkedHashMap<String, List<String>>();
    String name = "";
    for (String line : lines(owner, file)) {
      int colon = line.indexOf(':');
      name = colon > 0 ? line.substring(0, colon).strip() : name;
      var words = lists.computeIfAbsent(name, _ -> new ArrayList<>());
      for (String word : line.substring(colon + 1).split(",")) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    }
    return new WordLists(file, lists);
  }

  /**
   * The lines of a file that say something, for what is more than lists.
   *
   * @throws IllegalStateException where it is not beside the class
   */
  public static List<String> lines(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "word list: " + file + " (expected: beside " + owner.getName() + ")");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the lists, in the order of the file. */
  public Set<String> names() {
    return Collections.unmodifiableSet(lists.keySet());
  }

  /**
   * The words of a list, in the order of the file.
   *
   * @throws IllegalStateException where the file has no such list
   */
  public List<String> list(String name) {
    List<String> words = lists.get(name);
    if (words == null) {
      throw new IllegalStateException("word list: " + name + " (expected: in " + file + ")");
    }
    return List.copyOf(words);
  }

  /** The words of a list, each once. */
  public Set<String> words(String name) {
    return Set.copyOf(list(name));
  }

  /** The hashes of the words of a list, as tokens have them. */
  public Set<Long> hashes(String name) {
    return new Hashes(list(name).stream().mapToLong(Fold::hash).toArray());
  }
}
