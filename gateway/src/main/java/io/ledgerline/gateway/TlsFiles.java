package io.ledgerline.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bytes of the PEM files at one moment; equal when no file changed. */
record TlsFiles(Buffer certificate, Buffer key, @Nullable Buffer clientCa, boolean clientRequired) {
  private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  static TlsFiles read(ListenConfig.Tls files) {
    Path ca = files.clientCa();
    return new TlsFiles(
        bytes(files.certificate()),
        bytes(files.key()),
        ca == null ? null : bytes(ca),
        files.clientRequired());
  }

  HttpServerOptions apply(HttpServerOptions options) {
    options
        .setSsl(true)
        .setUseAlpn(true)
        .setEnabledSecureTransportProtocols(PROTOCOLS)
        .setKeyCertOptions(keys());
    if (clientCa != null) {
      options.setTrustOptions(trust(clientCa)).setClientAuth(clientAuth());
    }
    return options;
  }

  ServerSSLOptions options() {
    var options =
        new ServerSSLOptions()
            .setUseAlpn(true)
            .setApplicationLayerProtocols(List.of("h2", "http/1.1"))
            .setEnabledSecureTransportProtocols(PROTOCOLS)
            .setKeyCertOptions(keys());
    if (clientCa != null) {
      options.setTrustOptions(trust(clientCa)).setClientAuth(clientAuth());
    }
    return options;
  }

  private ClientAuth clientAuth() {
    return clientRequired ? ClientAuth.REQUIRED : ClientAuth.REQUEST;
  }

  private PemKeyCertOptions keys() {
    return new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
  }

  private static PemTrustOptions trust(Buffer ca) {
    return new PemTrustOptions().addCertValue(ca);
  }

  private static Buffer bytes(Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("TLS file " + file + " can't be read", e);
    }
  }

  @Override
  public String toString() {
    return "TlsFiles[withheld]";
  }
}
