package io.ledgerline.inspection.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, dates, ages and addresses in Vietnamese. */
class VietnameseTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Nguyễn Văn An gọi lại sau                       | PERSON=Nguyễn Văn An
          Bệnh nhân Trần Thị Bích Ngọc nhập viện          | PERSON=Trần Thị Bích Ngọc
          Họ và tên: Lê Thị Hoa                           | PERSON=Lê Thị Hoa
          Họ tên: PHẠM MINH ĐỨC                           | PERSON=PHẠM MINH ĐỨC
          Tên khách hàng: Vũ Quốc Bảo                     | PERSON=Vũ Quốc Bảo
          Tôi tên là Hoàng Thùy Linh, khách hàng mới      | PERSON=Hoàng Thùy Linh
          Em tên Đặng Hữu Phước ạ                         | PERSON=Đặng Hữu Phước
          Kính gửi anh Nam,                               | PERSON=Nam
          Kính gửi chị Nguyệt,                            | PERSON=Nguyệt
          anh Hùng và chị Lan đã ký                       | PERSON=Hùng
          nhờ chị Thảo kiểm tra giúp                      | PERSON=Thảo
          ông Bùi Xuân Phái đã ký hợp đồng                | PERSON=Bùi Xuân Phái
          bà Đỗ Thị Nga khiếu nại                         | PERSON=Đỗ Thị Nga
          Ông Huỳnh Tấn Phát, giám đốc                    | PERSON=Huỳnh Tấn Phát
          cô Phượng dạy lớp 3                             | PERSON=Phượng
          BS. Ngô Đình Quý sẽ mổ                          | PERSON=Ngô Đình Quý
          bác sĩ Lý Thu Hà khám lúc 9 giờ                 | PERSON=Lý Thu Hà
          TS. Phan Thành Nhân                             | PERSON=Phan Thành Nhân
          em gửi chị Hằng hồ sơ                           | PERSON=Hằng
          Người bệnh: Dương Công Minh                     | PERSON=Dương Công Minh
          Chào anh Tuấn, em đã nhận được mail             | PERSON=Tuấn
          Nhân viên Hồ Ngọc Hà nghỉ phép                  | PERSON=Hồ Ngọc Hà
          Gặp Võ Thị Sáu ở cổng                           | PERSON=Võ Thị Sáu
          {~ho_ten~: ~Trương Mỹ Lan~}                     | PERSON=Trương Mỹ Lan
          {~name~: ~Đinh Quang Vinh~}                     | PERSON=Đinh Quang Vinh
          Trân trọng,\\nMai Thanh Tùng                     | PERSON=Mai Thanh Tùng
          sinh ngày 12 tháng 3 năm 1990                   | DATE_OF_BIRTH=12 tháng 3 năm 1990
          Ngày sinh: 12/03/1990                           | DATE_OF_BIRTH=12/03/1990
          sinh ngày 5/8/1984 tại Huế                      | DATE_OF_BIRTH=5/8/1984
          họp ngày 20 tháng 2 năm 2025                    | DATE_TIME=20 tháng 2 năm 2025
          nhập viện ngày 3 tháng 1                        | DATE_TIME=3 tháng 1
          bệnh nhân nam, 32 tuổi                          | AGE=32 tuổi
          tuổi: 45                                        | AGE=45
          Số 12, ngõ 5, đường Láng, phường Láng Thượng, quận Đống Đa, Hà Nội | ADDRESS=Số 12, ngõ 5, đường Láng, phường Láng Thượng, quận Đống Đa, Hà Nội
          Địa chỉ: 123 đường Lê Lợi, phường Bến Thành, Quận 1, TP. Hồ Chí Minh | ADDRESS=123 đường Lê Lợi, phường Bến Thành, Quận 1, TP. Hồ Chí Minh
          45/7 Nguyễn Trãi, P. 3, Q. 5, TP.HCM            | ADDRESS=45/7 Nguyễn Trãi, P. 3, Q. 5, TP.HCM
          thôn 4, xã Hòa Tiến, huyện Hòa Vang, Đà Nẵng    | ADDRESS=thôn 4, xã Hòa Tiến, huyện Hòa Vang, Đà Nẵng
          hiện sống ở Hải Phòng cùng gia đình             | LOCATION=Hải Phòng
          quê ở Nghệ An                                   | LOCATION=Nghệ An
          Quê quán: Thái Bình                             | LOCATION=Thái Bình
          Số điện thoại: 0912 345 678                     | PHONE=0912 345 678
          mật khẩu: Tr0ub4dor&3                           | PASSWORD=Tr0ub4dor&3
          """)
  void findsWhatIsSaidOfPeople(String text, String finding) {
    assertThat(Scanned.in(text.replace('~', '"').replace("\\n", "\n"))).contains(finding);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Bà Rịa - Vũng Tàu là một tỉnh ven biển",
        "Tôi học tiếng Anh ở trường",
        "nước Anh rời khỏi Liên minh",
        "Anh có khỏe không?",
        "Chị ơi, cho em hỏi giá",
        "Ông bà ta thường nói vậy",
        "Em Xin lỗi vì trả lời muộn",
        "Kính gửi Quý khách hàng,",
        "Kính gửi anh/chị,",
        "Tên sản phẩm: Tai nghe không dây",
        "Tên đăng nhập hoặc mật khẩu không đúng",
        "Tên tệp: Báo cáo năm",
        "Họ và tên: Bắt buộc",
        "Vui lòng nhập Họ và tên đầy đủ",
        "từ 18 tuổi trở lên",
        "đủ 21 tuổi mới được đăng ký",
        "kinh nghiệm 10 năm trở lên",
        "bảo hành 2 năm",
        "Luật Đất đai số 31 năm 2024",
        "Điều 12 Bộ luật Lao động",
        "giá 150 nghìn đồng một kg",
        "Tết Nguyên Đán sắp đến",
        "Bệnh nhân bị sốt cao và ho",
        "Bệnh nhân: Đau đầu, chóng mặt",
        "bác sĩ Khoa Nội trực đêm nay",
        "Cao tốc Bắc Nam thông xe",
        "Lê và táo đều ngon",
        "Hồ Gươm đẹp vào mùa thu",
        "Hồ Tây rộng hơn 500 ha",
        "Đồng bằng sông Cửu Long",
        "Mai tôi đi làm lại",
        "Dương lịch và âm lịch",
        "đường cao tốc dài 12 km",
        "Lý do từ chối: Thiếu hồ sơ",
        "Đỗ xe tại tầng hầm",
        "số lượng 12, đơn giá 5"
      })
  void passesByWhatIsNobodys(String text) {
    assertThat(Scanned.in(text)).allMatch(found -> found.startsWith("DATE_TIME="));
  }
}
