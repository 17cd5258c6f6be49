package io.ledgerline.simulator.http;

import io.ledgerline.simulator.exchange.Exchange;
import io.netty.channel.ChannelOption;
import io.vertx.core.net.impl.VertxConnection;

/** Breaks a connection with a TCP reset instead of an orderly close. */
final class Reset {
  private Reset() {}

  static void abort(Call call) {
    call.exchange().end(Exchange.State.CUT);
    if (call.request().connection() instanceof VertxConnection connection) {
      connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    }
    call.cut();
  }
}
