package io.ledgerline.inspection.name;

import io.ledgerline.inspection.scan.Fold;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the file that {@link WordKinds} reads. */
public final class WordKindsFile {
  private WordKindsFile() {}

  /** Takes the folder of lists, a table of words and kinds, and the file to write. */
  public static void main(String[] args) throws IOException {
    Map<Long, Integer> values = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      String[] cells = line.split("\t");
      values.putIfAbsent(Fold.hash(cells[0]), Integer.parseInt(cells[1]));
    }
    mark(values, Path.of(args[0], "given.txt"), WordKinds.GIVEN);
    mark(values, Path.of(args[0], "surname.txt"), WordKinds.SURNAME);
    var slots = new int[1 << WordKinds.SLOT_BITS];
    values.forEach(
        (hash, value) -> {
          int slot = WordKinds.slot(hash);
          while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
          }
          slots[slot] = WordKinds.tag(hash) | value;
        });
    System.out.println(values.size() + " words");
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (int slot : slots) {
        out.writeInt(slot);
      }
    }
    Files.write(Path.of(args[2]), bytes.toByteArray());
  }

  private static void mark(Map<Long, Integer> values, Path list, int bit) throws IOException {
    for (String name : Files.readString(list).split("[\\s'-]+")) {
      if (name.length() > 2) {
        values.merge(Fold.hash(name), bit, (a, b) -> a | b);
      }
    }
  }
}
