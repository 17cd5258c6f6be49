package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/**
 * Plates of countries whose form is rare elsewhere, beside a word for a vehicle: {@code my car is
 * AB12 CDE}, {@code Fahrzeug B-MW 1234}, {@code voiture AB-123-CD}.
 */
final class VehiclePlates {
  private static final int CONFIDENCE = 850;
  private static final int BEFORE = 6;
  private static final int BEHIND = 4;

  private static final Set<Long> VEHICLES =
      Fold.hashes(
          "car cars van lorry truck pickup vehicle motorbike motorcycle motorhome caravan taxi minicab"
              + " driving drives drove parked parking fahrzeug pkw lkw auto autos wagen transporter"
              + " motorrad halter geparkt voiture véhicule camion camionnette garée moto scooter"
              + " macchina furgone veicolo parcheggiata bil varebil carro coche furgoneta"
              + " toyota bmw audi vw volkswagen mercedes ford opel vauxhall renault peugeot citroën"
              + " citroen fiat seat skoda škoda kia hyundai nissan mazda honda volvo tesla lexus kz unfallgegner golf polo"
              + " fiesta focus corsa astra clio transit sprinter passat mini dacia duster octavia jazz"
              + " corolla civic yaris suzuki mitsubishi subaru jeep proton perodua tata mahindra maruti"
              + " kereta motosikal mobil motor xe автомобиль машина машину машине авто автомобіль samochód"
              + " samochodu pojazd auta automobil vůz vozidlo araba araç aracım kocsi autó mașina"
              + " mașină bilen vogn kjøretøy ajoneuvo camioneta motocicleta caminhão veículo"
              + " vehículo rental plate plates kenteken bike volvon bilens"
              + " keeper parking panda punto ypsilon targa leon ibiza camry камри номер गाड़ी كار لوحة اللوحة"
              + " 차 차를 차가 차량 차량은 차량이 차량번호 차량번호는 번호판 번호판은 번호판이 자동차 승용차 트럭");

  /** Say what the value is instead, right before it. */
  private static final Set<Long> THINGS =
      Fold.hashes(
          "product sku article artikel item model modell modèle modello modelo part teil type typ"
              + " tipo code version order ticket invoice");

  /** Says so by itself. */
  private static final long REG = Fold.hash("reg");

  private VehiclePlates() {}

  /** Adds the plate that a token with digits is part of, where a vehicle is spoken of. */
  static void at(Text text, int token, Sink sink) {
    if ((text.shape(token) & ~(ByteClass.DIGIT | ByteClass.UPPER)) != 0) {
      return;
    }
    int first = token;
    int last = token;
    if (is(text, token, "AA99AAA")) {
      last = token;
    } else if (is(text, token, "AA99")
        && is(text, token + 1, "AAA")
        && text.joins(token + 1, ' ')) {
      last = token + 1;
    } else if (isGerman(text, token)) {
      first = token - 2;
    } else if (isFrench(text, token)) {
      first = token - 1;
      last = token + 1;
    } else {
      other(text, token, sink);
      return;
    }
    int behind = text.at(text.end(last));
    boolean goesOn = behind == '-' || behind == '_' || behind == '/';
    if (!goesOn
        && !isThing(text, first - 1)
        && !isInside(text, first)
        && (isReg(text, first) || isNearVehicle(text, first, last))) {
      sink.add(Plates.PLATE, text.start(first), text.end(last), CONFIDENCE);
    }
  }

  /** One of the forms that need a vehicle right before: {@code Duster CJ 27 VMD}. */
  private static void other(Text text, int token, Sink sink) {
    if (token == 0
        || !isUpper(text, token) && !isUpper(text, token - 1) && !isUpper(text, token + 1)) {
      return;
    }
    int first = token;
    while (token - first < 2 && isUpper(text, first - 1) && text.gapLength(first) == 1) {
      first--;
    }
    for (; first <= token; first++) {
      int end = isInside(text, first) ? -1 : PlateForms.end(text, text.start(first));
      if (end > 0) {
        if ((isReg(text, first) || isNearVehicle(text, first, first))
            && !isThing(text, first - 1)) {
          sink.add(Plates.PLATE, text.start(first), end, CONFIDENCE);
        }
        return;
      }
    }
  }

  private static boolean isReg(Text text, int first) {
    return first > 0 && text.hash(first - 1) == REG;
  }

  private static boolean isUpper(Text text, int token) {
    return text.has(token) && (text.shape(token) & ByteClass.UPPER) != 0;
  }

  private static boolean isThing(Text text, int token) {
    return text.has(token) && THINGS.contains(text.hash(token));
  }

  private static boolean isInside(Text text, int first) {
    int before = text.at(text.start(first) - 1);
    return before == '-' || before == '_' || before == '/' || before == '.';
  }

  /** {@code B-MW 1234}, {@code B-MW 123E}. */
  private static boolean isGerman(Text text, int token) {
    int last = text.end(token) - 1;
    boolean suffix = text.at(last) == 'E' || text.at(last) == 'H';
    int digits = text.length(token) - (suffix ? 1 : 0);
    return digits >= 1
        && digits <= 4
        && (suffix ? isNumber(text, text.start(token), last) : text.isDigits(token))
        && text.joins(token, ' ')
        && text.joins(token - 1, '-')
        && isLetters(text, token - 1, 2)
        && isLetters(text, token - 2, 3);
  }

  private static boolean isNumber(Text text, int from, int to) {
    int p = from;
    while (p < to && text.at(p) >= '0' && text.at(p) <= '9') {
      p++;
    }
    return p == to;
  }

  /** {@code AB-123-CD}. */
  private static boolean isFrench(Text text, int token) {
    return is(text, token, "999")
        && text.joins(token, '-')
        && text.joins(token + 1, '-')
        && is(text, token - 1, "AA")
        && is(text, token + 1, "AA");
  }

  private static boolean isLetters(Text text, int token, int most) {
    return text.has(token) && text.shape(token) == ByteClass.UPPER && text.length(token) <= most;
  }

  private static boolean is(Text text, int token, String form) {
    if (!text.has(token) || text.length(token) != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      int b = text.at(text.start(token) + i);
      boolean fits = form.charAt(i) == 'A' ? b >= 'A' && b <= 'Z' : b >= '0' && b <= '9';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Whether a vehicle is spoken of shortly before tokens, or right behind. */
  static boolean isNearVehicle(Text text, int first, int last) {
    for (int i = first - 1; i >= first - BEFORE && i >= 0; i--) {
      if ((text.gap(i + 1) & ByteClass.LINE) != 0) {
        break;
      }
      if (VEHICLES.contains(text.hash(i))) {
        return true;
      }
    }
    for (int i = last + 1; i <= last + BEHIND && text.has(i); i++) {
      if ((text.gap(i) & (ByteClass.LINE | ByteClass.STOP)) != 0) {
        break;
      }
      if (VEHICLES.contains(text.hash(i))) {
        return true;
      }
    }
    return false;
  }
}
