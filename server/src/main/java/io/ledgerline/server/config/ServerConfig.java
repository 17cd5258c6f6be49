package io.ledgerline.server.config;

import io.ledgerline.gateway.http.MoreHeaders;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of {@code ledgerline serve}, in the order of {@code ledgerline.yaml}.
 *
 * <p>Everything has a default but {@code upstream.credential}. Unknown keys are refused.
 *
 * @param data folder of the ledger and, by default, of the embedded database; made where missing
 * @param state folder of the last-signed sizes and roots; must not lie inside {@code data} and must
 *     not be restored from a backup; by default {@code $XDG_STATE_HOME/ledgerline/<name of data>}
 * @param node name of this process in the ledger's origins; stable over restarts
 * @param upstreams accounts by name: {@code default} is the key {@code upstream}, the others stand
 *     below {@code upstreams}; a tenant's settings name the one it uses
 * @param origin first part of every ledger origin: a name you own, without a scheme
 * @param anchors which outsiders checkpoints are brought to; none by default
 * @param models of the installation's own, which read texts of calls; none by default
 * @param ledgerReaders who reads the ledger by client certificate, by a name for the operator
 * @param signingKeys what encrypts the keys that sign checkpoints
 */
public record ServerConfig(
    Listen listen,
    @Nullable Tls tls,
    Path data,
    @Nullable Path state,
    String node,
    String origin,
    SigningKeys signingKeys,
    DatabaseConfig database,
    Map<String, Upstream> upstreams,
    Policy policy,
    Limits limits,
    Documents documents,
    List<OwnModel> models,
    AnchorsConfig anchors,
    Map<String, LedgerReader> ledgerReaders,
    Tracing tracing,
    Log log) {

  /** The same with these models. */
  public ServerConfig withModels(List<OwnModel> others) {
    return new ServerConfig(
        listen,
        tls,
        data,
        state,
        node,
        origin,
        signingKeys,
        database,
        upstreams,
        policy,
        limits,
        documents,
        others,
        anchors,
        ledgerReaders,
        tracing,
        log);
  }

  /**
   * Where the one port is.
   *
   * @param host address to bind, default {@code 127.0.0.1}; a public address needs {@code tls}
   * @param port TCP port, default 8484; 0 takes a free one
   * @param plaintext {@code true} allows a public address without {@code tls}, for a proxy in front
   */
  public record Listen(String host, int port, boolean plaintext) {}

  /**
   * TLS of the port.
   *
   * @param certificate PEM chain; read again when the file changes
   * @param key PEM private key (PKCS#8); read again when the file changes
   * @param clientCa PEM of the authorities of client certificates; absent: no mTLS
   * @param clientRequired whether every client must present one (default), or may
   */
  public record Tls(Path certificate, Path key, @Nullable Path clientCa, boolean clientRequired) {}

  /**
   * Who reads the ledger over mTLS: a certificate that stands for a key.
   *
   * @param by {@code fingerprint}, {@code subject} or {@code san}
   * @param value what the certificate must have there
   * @param keyId whose rights it has
   */
  public record LedgerReader(String by, String value, String keyId) {}

  /**
   * What encrypts the keys that sign checkpoints, at rest.
   *
   * @param protection {@code none}: only the files' mode protects them; {@code passphrase}; {@code
   *     command}; or the name of a service on the class path. By default {@code passphrase} where
   *     one is given, else {@code none}
   * @param passphrase {@code env:NAME} or {@code file:/path}; for {@code passphrase}
   * @param command absolute path of the program; for {@code command}
   * @param timeout how long that program may take, default 10 s
   * @param settings what the service on the class path wants to know
   * @param previous what protected the keys before, {@code none} or {@code passphrase}: keys found
   *     so are protected anew; absent: nothing else is accepted
   * @param previousPassphrase the passphrase before
   */
  public record SigningKeys(
      String protection,
      @Nullable String passphrase,
      @Nullable Path command,
      Duration timeout,
      Map<String, String> settings,
      @Nullable String previous,
      @Nullable String previousPassphrase) {
    public SigningKeys {
      settings = Map.copyOf(settings);
    }
  }

  /**
   * PostgreSQL: embedded unless {@code url} is given.
   *
   * @param url JDBC URL of an external server, {@code jdbc:postgresql://…}; the roles {@code
   *     ledgerline_migrator}, {@code ledgerline_app} and {@code ledgerline_system} must exist there
   * @param migratorPassword of {@code ledgerline_migrator}, as {@code env:NAME} or {@code
   *     file:/path}
   * @param appPassword likewise
   * @param systemPassword likewise
   */
  public record DatabaseConfig(
      @Nullable String url,
      @Nullable String migratorPassword,
      @Nullable String appPassword,
      @Nullable String systemPassword) {}

  /**
   * Where governed calls go.
   *
   * @param url base URL, default {@code https://api.anthropic.com}
   * @param credential {@code env:NAME} or {@code file:/path}; required
   * @param header {@code x-api-key} (default) or {@code authorization} (sent as Bearer)
   * @param caFile PEM of further authorities for the upstream's certificate
   * @param simulated marks every entry as simulated traffic; set by the demo
   * @param passHeaders callers' headers that it is sent beside those that Claude's API reads; none
   *     by default. What proxies and browsers say about the caller can't be named
   */
  public record Upstream(
      URI url,
      @Nullable String credential,
      String header,
      @Nullable Path caFile,
      boolean simulated,
      MoreHeaders passHeaders) {}

  /**
   * How stale a decision, and how old the rules of a conversation may be.
   *
   * @param maxStale how long calls go on from the last known policy without the database, default
   *     15 minutes; then calls are refused with 503
   * @param unknownModel {@code refuse} (default) or {@code dearest}: what a model without a price
   *     gets
   * @param rulesLast how long a conversation keeps the data rules that it began with before
   *     stricter ones are added, default 24 hours; 1 hour to 30 days, the same on all nodes
   */
  public record Policy(Duration maxStale, String unknownModel, Duration rulesLast) {}

  /**
   * Bounds on what comes from outside.
   *
   * @param bodyBytes largest request body after decoding, default 32 MiB (the upstream's own limit)
   * @param connections open client connections, default 12,000
   * @param drain how long the upstream is read on after a client went away, or an answer was
   *     refused midway, default 120 s
   * @param copyBehind how many entries the searchable copy of the ledger may be behind before new
   *     calls wait for it, default 10,000,000; 0: they never do
   */
  public record Limits(int bodyBytes, int connections, Duration drain, int copyBehind) {}

  /**
   * How much looking into documents may cost; whatever goes beyond is recorded as not read.
   *
   * @param atOnce files read at the same time, each in a process of its own, default 2; 0: none
   * @param time for all files of one request together, default 10 s
   * @param bytes of one file, default 32 MiB
   * @param pages of one PDF, default 1,000
   * @param characters of text from all files of one request together, default 2,000,000
   * @param memoryMib heap of a reading process, default 256 MiB
   */
  public record Documents(
      int atOnce, Duration time, int bytes, int pages, int characters, int memoryMib) {}

  /**
   * OpenTelemetry traces, off unless {@code endpoint} is given.
   *
   * @param endpoint OTLP/HTTP address, for example {@code http://127.0.0.1:4318/v1/traces}
   */
  public record Tracing(@Nullable URI endpoint) {}

  /**
   * The process's own log on standard error; never holds content or secrets.
   *
   * @param format {@code text} (default) or {@code json}
   * @param level {@code error}, {@code warn}, {@code info} (default) or {@code debug}
   */
  public record Log(String format, String level) {}
}
