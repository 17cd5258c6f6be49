package io.ledgerline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillFault {
  @TempDir private Path folder;

  @Test
  void keepsWhatWasAcknowledgedBeforeKillNine() throws Exception {
    killAndCheck(new Random(3), 3);
  }

  @Test
  @Tag("sweep")
  void keepsWhatWasAcknowledgedBeforeAThousandKills() throws Exception {
    killAndCheck(new Random(4), 1000);
  }

  private void killAndCheck(Random random, int kills) throws Exception {
    List<Receipt> acknowledged = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      List<Receipt> now = runAndKill(200 + random.nextInt(6000));
      acknowledged.addAll(now);
      check(i % 20 == 19 ? acknowledged : now);
    }
  }

  /** Starts a loading process and kills it in the middle of its work, after so many receipts. */
  private List<Receipt> runAndKill(int after) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoadingProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Receipt> receipts = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Receipt receipt = whole(line);
        if (receipt != null) {
          receipts.add(receipt);
        }
        if (receipts.size() == after) {
          process.toHandle().destroyForcibly(); // the other form closes what is still to be read
        }
      }
    }
    process.waitFor();
    assertThat(receipts).hasSizeGreaterThanOrEqualTo(after);
    return receipts;
  }

  /** The last line may be cut. */
  private static @org.jspecify.annotations.Nullable Receipt whole(String line) {
    try {
      return Receipt.parse(line);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void check(List<Receipt> receipts) throws Exception {
    try (Ledger ledger = LoadingProcess.open(folder)) {
      assertThat(ledger.health().refusedStreams()).isEmpty();
      for (Receipt each : receipts) {
        StoredEntry stored = ledger.read(each.stream(), each.index(), 1).getFirst();
        assertThat(MerkleHasher.leafHash(stored.bytes())).isEqualTo(each.leafHash());
      }
    }
  }
}
