package io.ledgerline.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a feed of entries: server-sent events, each with the place of an entry as its id. */
final class EntryFeed {
  private EntryFeed() {}

  /**
   * Gives what comes until the feed ends or breaks off, and closes it.
   *
   * @param after the place that was reached before, or null
   * @return the place of the last entry received
   */
  static @Nullable String read(InputStream feed, @Nullable String after, Consumer<String> entries) {
    var last = after;
    try (feed;
        var reader = new BufferedReader(new InputStreamReader(feed, UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("id: ")) {
          last = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
          entries.accept(line.substring("data: ".length()));
        }
      }
    } catch (IOException brokenOff) {
      return last; // the caller comes again
    }
    return last;
  }
}
