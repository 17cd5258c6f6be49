package io.ledgerline.vault;

import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.RealDisk;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what keeping costs a call on this machine; asserts nothing. */
class VaultSpeed {
  private static final int CALLS = 2_000;
  private static final int CALLERS = 64;
  private static final byte[] TEXT = new byte[4 << 10];

  @TempDir private Path folder;

  @Test
  void printsWhatKeepingTextsCostsACall() throws Exception {
    try (var rig = new VaultRig(folder.resolve("vault"))) {
      var scope = VaultRig.scope("speed", "u_ada");
      System.out.printf(
          "key made in the database   %8.1f us%n", micros(1, () -> lease(rig, scope)));
      var unused = micros(20_000, () -> salt(rig, scope));
      System.out.printf(
          "hash: lease and salt       %8.1f us%n", micros(20_000, () -> salt(rig, scope)));
      System.out.printf("raw fdatasync of 4 KiB     %8.1f us (median)%n", rawSync());
      System.out.printf(
          "full: one caller, 2 texts  %8.1f us%n", micros(500, () -> keep(rig, scope)));
      System.out.printf(
          "full: %d callers            %8.1f us a call together%n", CALLERS, together(rig, scope));
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static double micros(int times, Step step) throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      step.run();
    }
    return (System.nanoTime() - begin) / 1_000.0 / times;
  }

  private static void lease(VaultRig rig, io.ledgerline.vault.key.KeyScope scope) throws Exception {
    rig.vault.lease(scope).close();
  }

  private static void salt(VaultRig rig, io.ledgerline.vault.key.KeyScope scope) throws Exception {
    try (var key = rig.vault.lease(scope)) {
      var unused = key.salt(UUID.randomUUID());
    }
  }

  private static void keep(VaultRig rig, io.ledgerline.vault.key.KeyScope scope) throws Exception {
    try (var key = rig.vault.lease(scope)) {
      for (int text = 1; text <= 4; text *= 4) {
        rig.vault.keep(key, UUID.randomUUID(), List.of(new Vault.Text(text, TEXT)));
      }
    }
  }

  private static double together(VaultRig rig, io.ledgerline.vault.key.KeyScope scope)
      throws Exception {
    long begin = System.nanoTime();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new Future<?>[CALLERS];
      for (int i = 0; i < CALLERS; i++) {
        done[i] =
            callers.submit(
                () -> {
                  for (int call = 0; call < CALLS / CALLERS; call++) {
                    keep(rig, scope);
                  }
                  return null;
                });
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
    return (System.nanoTime() - begin) / 1_000.0 / CALLS;
  }

  private double rawSync() throws Exception {
    double[] micros = new double[200];
    try (DiskFile file = new RealDisk().create(folder.resolve("raw"))) {
      for (int i = 0; i < micros.length; i++) {
        long begin = System.nanoTime();
        file.write(ByteBuffer.wrap(TEXT), (long) i * TEXT.length);
        file.sync();
        micros[i] = (System.nanoTime() - begin) / 1_000.0;
      }
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }
}
