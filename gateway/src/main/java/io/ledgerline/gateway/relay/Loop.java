package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.upstream.UpstreamPool;
import io.vertx.core.Context;

/**
 * One event loop with what is confined to it.
 *
 * @param context tasks given to it run on the loop
 * @param upstreams its connections
 * @param watch its deadlines
 */
public record Loop(Context context, UpstreamPool upstreams, Watch watch) {
  void run(Runnable task) {
    context.runOnContext(ignored -> task.run());
  }
}
