package io.ledgerline.server.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.ledgerline.server.config.ServerConfig;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's own log on standard error: text for people, JSON for collectors. */
public final class ProcessLog {
  private ProcessLog() {}

  /** Sets format and level; libraries speak from {@code warn} on. */
  public static void configure(ServerConfig.Log config) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context, config.format()));
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(Level.WARN);
    // The pool logs every broken connection with its stack; whoever used it says so in one
    // sentence.
    context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
    // A caller or upstream that goes away is an entry, not an error of this process.
    context.getLogger("io.vertx.core.http").setLevel(Level.OFF);
    context
        .getLogger("io.ledgerline")
        .setLevel(Level.toLevel(config.level().toUpperCase(Locale.ROOT), Level.INFO));
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, String format) {
    if (format.equals("json")) {
      var json = new JsonEncoder();
      json.setContext(context);
      json.setWithMessage(false);
      json.setWithArguments(false);
      json.setWithFormattedMessage(true);
      json.start();
      return json;
    }
    var text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{24} %msg%n%ex{3}");
    text.start();
    return text;
  }
}
