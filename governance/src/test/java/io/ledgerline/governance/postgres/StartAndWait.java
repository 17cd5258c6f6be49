package io.ledgerline.governance.postgres;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process to be killed: starts a server, commits a row, says ready and waits. */
final class StartAndWait {
  private StartAndWait() {}

  public static void main(String[] args) throws Exception {
    Database database =
        Database.open(new DatabaseConfig.Embedded(Path.of(args[0]), TestDatabase.cache()));
    EmbeddedServerIT.insertTenant(database, "threadco");
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
