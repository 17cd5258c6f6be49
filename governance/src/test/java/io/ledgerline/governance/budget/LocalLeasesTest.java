package io.ledgerline.governance.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class LocalLeasesTest extends LeaseSourceContract {
  private Instant now = Specs.NOON;
  private final LocalLeases leases = new LocalLeases(() -> now);

  @Override
  LeaseSource node(String name) throws LeaseUnavailableException {
    LeaseSource node = leases.node(name);
    node.rejoin(Map.of());
    return node;
  }

  @Override
  void silence(String node) {
    now = now.plus(Duration.ofMinutes(1));
  }
}
