package io.ledgerline.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that quotes the tables: each command has a block of its own in it. */
public final class Page {
  private static final String END = "<!-- end -->";

  private final Path file;

  /**
   * The page of a checkout.
   *
   * @param home the checkout
   */
  public Page(Path home) {
    this.file = home.resolve("docs").resolve("benchmarks.md");
  }

  /**
   * Puts a text into the block of that command.
   *
   * @param command what the block's first line names, such as {@code ./ledgerline benchmark
   *     --write}
   * @throws IOException if the page can't be written or has no such block
   */
  public void write(String command, String text) throws IOException {
    var first = "<!-- begin: written by `" + command + "` -->";
    var before = Files.readString(file);
    int begin = before.indexOf(first);
    int end = begin < 0 ? -1 : before.indexOf(END, begin);
    if (end < 0) {
      throw new IOException(file + " has no lines '" + first + "' and '" + END + "'");
    }
    Files.writeString(
        file, before.substring(0, begin) + first + "\n\n" + text + "\n" + before.substring(end));
  }
}
