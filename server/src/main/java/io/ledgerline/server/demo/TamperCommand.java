package io.ledgerline.server.demo;

import io.ledgerline.server.Places;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes one byte in a copy of the demo's ledger and lets the verifier find it. */
@Command(
    name = "tamper",
    description = "Change one byte in a copy of the ledger, and see it found and named.")
final class TamperCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", description = "The demo's folder.")
  private Path data = Places.demoData();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var ledger = data.resolve("ledger");
    if (!Files.isDirectory(ledger.resolve("streams"))) {
      out.println("No ledger in " + data + ": start the demo first (./ledgerline demo).");
      return 2;
    }
    var copy = Files.createTempDirectory("ledgerline-tamper");
    try {
      copy(ledger, copy);
      return show(copy, out);
    } finally {
      delete(copy);
    }
  }

  private int show(Path copy, PrintWriter out) throws IOException, InterruptedException {
    out.println("1. A copy of the ledger, as it is:");
    out.flush();
    int before = Verification.print(copy, out);
    var bundle = largestBundle(copy);
    long offset = Files.size(bundle) / 2;
    int was = flip(bundle, offset);
    out.printf(
        "%n2. One byte changed in %s: offset %,d, 0x%02x became 0x%02x. The same check again:%n",
        copy.relativize(bundle), offset, was, was ^ 1);
    out.flush();
    int after = Verification.print(copy, out);
    out.println();
    out.println(
        after == 0
            ? "The change was NOT found. That is a bug; please report it."
            : "Found and named. The running demo's own ledger was not touched.");
    return before == 0 && after != 0 ? 0 : 1;
  }

  private static Path largestBundle(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(copy.resolve("streams"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> f.toString().contains("/entries/"))
          .max(Comparator.comparingLong(TamperCommand::size))
          .orElseThrow(() -> new NoSuchFileException("an entry bundle below " + copy));
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static int flip(Path file, long offset) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var one = ByteBuffer.allocate(1);
      channel.read(one, offset);
      int was = one.get(0) & 0xff;
      channel.write(ByteBuffer.wrap(new byte[] {(byte) (was ^ 1)}), offset);
      return was;
    }
  }

  /**
   * Copies a ledger that is being written: a file that is replaced meanwhile is simply read anew.
   */
  private static void copy(Path from, Path to) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.walk(from)) {
      folders = all.sorted().toList();
    }
    for (Path source : folders) {
      var target = to.resolve(from.relativize(source).toString());
      try {
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else if (!target.toString().contains("/keys/")) {
          Files.copy(source, target);
        }
      } catch (NoSuchFileException e) {
        // A journal file or partial tile that was sealed and removed while we copied.
        continue;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path d, java.io.IOException e)
              throws IOException {
            Files.delete(d);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
