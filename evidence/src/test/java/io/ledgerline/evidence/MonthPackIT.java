package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.NOVEMBER;
import static io.ledgerline.evidence.SampleNode.TENANT;
import static io.ledgerline.evidence.SampleNode.november;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.VerifyCommand;
import io.ledgerline.verifier.pack.PackCheck;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The auditor's view: a ledger of 100,000 entries, a pack of one month, checked by a process that
 * has the verifier, the pack and the keys, and nothing else; then one byte is changed.
 */
class MonthPackIT {
  private static final int CALLS = 51_000; // a little under two entries each

  @TempDir private Path folder;

  @Test
  void isCheckedByAProcessThatHasOnlyTheVerifierAndNamesTheEntryThatWasChanged() throws Exception {
    Path pack = folder.resolve("november.llpack");
    Path keys = folder.resolve("keys.txt");
    long size;
    PackExport.Made made;
    double seconds;
    try (SampleNode node = SampleNode.in(folder.resolve("node"), "node-1", 100_000)) {
      node.at(NOVEMBER.minus(Duration.ofDays(30)));
      node.calls(CALLS, Duration.ofSeconds(130)); // 76 days
      size = node.ledger().size(TENANT);
      Files.write(keys, node.ledger().vkeys(TENANT));
      node.settle();
      long began = System.nanoTime();
      made = node.pack(pack, november(Map.of()));
      seconds = (System.nanoTime() - began) / 1e9;
    }
    assertThat(size).isBetween(98_000L, 102_000L);

    Result good = verify(pack, keys);

    assertThat(good.said()).contains("these are ALL").contains("consistent in itself.");
    assertThat(good.exitCode()).as(good.said()).isZero();
    System.out.printf(
        Locale.ROOT,
        "log of %d entries; pack of %d: %.0f entries/s written, %.0f bytes an entry; checked: %s%n",
        size,
        made.entries(),
        made.entries() / seconds,
        (double) made.bytes() / made.entries(),
        good.said().lines().reduce((a, b) -> b).orElse(""));

    long changed = changeOneEntry(pack);
    Result bad = verify(pack, keys);
    assertThat(bad.exitCode()).isEqualTo(VerifyCommand.FINDINGS);
    assertThat(bad.said()).contains("edited").contains("entry " + changed + ":");
  }

  /** Changes one letter of one entry and mends everything that a forger can mend. */
  private long changeOneEntry(Path pack) throws Exception {
    Repacked repacked = Repacked.of(pack);
    List<String> parts =
        repacked.parts().keySet().stream()
            .filter(name -> name.startsWith("logs/threadco/entries/"))
            .toList();
    String part = parts.get(new Random(42).nextInt(1, parts.size() - 1));
    repacked
        .change(
            part,
            bytes -> {
              int at =
                  new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                      .indexOf("order-help");
              bytes[at] = 'O';
              return bytes;
            })
        .to(pack);
    var findings =
        PackCheck.run(List.of(pack), io.ledgerline.verifier.pack.PackOptions.nothing()).findings();
    return findings.stream()
        .filter(each -> each.kind() == Finding.Kind.EDITED && each.file().equals(part))
        .mapToLong(Finding::index)
        .findFirst()
        .orElseThrow();
  }

  private record Result(int exitCode, String said) {}

  private Result verify(Path pack, Path keys) throws Exception {
    String classes =
        Stream.of(VerifyCommand.class, Ledger.class, EntryView.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx256m",
                "-cp",
                classes,
                VerifyCommand.class.getName(),
                "pack",
                pack.toString(),
                "--vkeys",
                keys.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), said);
  }
}
