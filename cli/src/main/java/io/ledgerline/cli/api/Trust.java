package io.ledgerline.cli.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the authorities of one PEM file and in no others. */
final class Trust {
  private Trust() {}

  static SSLContext of(Path pem) throws ApiException {
    try (var in = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
      if (number == 0) {
        throw unusable(pem);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(pem);
    }
  }

  private static ApiException unusable(Path pem) {
    return new ApiException(
        0, "LEDGERLINE_CA_FILE names " + pem + ", which holds no certificate in PEM form", null);
  }
}
