package io.ledgerline.vault.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.disk.RealDisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentKillFault {
  static final Path FOLDER = Path.of("threadco", "2026-11", "class");

  @TempDir private Path folder;

  @Test
  void findsEveryTextThatWasAcknowledgedBeforeKillNine() throws Exception {
    var random = new Random(3);
    var acknowledged = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      acknowledged.addAll(runAndKill(300 + random.nextInt(700)));
    }
    try (var store = SegmentStore.open(new RealDisk(), folder, SegmentLimits.DEFAULT)) {
      for (String id : acknowledged) {
        assertThat(store.find(FOLDER, UUID.fromString(id))).as(id).hasSize(1);
      }
    }
  }

  private List<String> runAndKill(int after) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KeepingProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var ids = new ArrayList<String>();
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.length() == 36) { // the last line may be cut
          ids.add(line);
        }
        if (ids.size() == after) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertThat(ids).hasSizeGreaterThanOrEqualTo(after);
    return ids;
  }
}
