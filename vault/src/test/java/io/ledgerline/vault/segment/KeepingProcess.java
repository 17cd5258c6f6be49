package io.ledgerline.vault.segment;

import io.ledgerline.ledger.disk.RealDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** A process that keeps texts until it is killed, and prints the id of each once it is durable. */
final class KeepingProcess {
  private KeepingProcess() {}

  public static void main(String[] arguments) throws Exception {
    var limits = new SegmentLimits(10_000, 50_000, 1_000, 4, 64);
    try (var store = SegmentStore.open(new RealDisk(), Path.of(arguments[0]), limits)) {
      for (int thread = 0; thread < 4; thread++) {
        Thread.ofPlatform().start(() -> keep(store));
      }
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private static void keep(SegmentStore store) {
    try {
      while (true) {
        UUID id = UUID.randomUUID();
        byte[] sealed = id.toString().repeat(20).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        store.append(SegmentKillFault.FOLDER, List.of(new SegmentRecord(id, id, 1, sealed)));
        System.out.println(id);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
