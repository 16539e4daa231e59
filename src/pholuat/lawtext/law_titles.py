"""Names of codes, laws and ordinances of Việt Nam, as their own headings spell them; one a line, type before.

No list is complete: `titles` knows an unlisted name by its grammar. Names that hold "và" or commas matter most here,
because no grammar tells where they end.
"""

from __future__ import annotations

BASIC = """
Hiến pháp
Bộ luật Dân sự
Bộ luật Hàng hải Việt Nam
Bộ luật Hàng hải
Bộ luật Hình sự
Bộ luật Lao động
Bộ luật Tố tụng dân sự
Bộ luật Tố tụng hình sự
Luật Tố tụng hành chính
"""

STATE = """
Luật Ban hành văn bản quy phạm pháp luật
Luật Bảo vệ bí mật nhà nước
Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
Luật Cán bộ, công chức
Luật Căn cước
Luật Căn cước công dân
Luật Công đoàn
Luật Cư trú
Luật Điều ước quốc tế
Luật Giám sát của Quốc hội và Hội đồng nhân dân
Luật Hộ tịch
Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân
Luật Hòa giải ở cơ sở
Luật Hòa giải, đối thoại tại Tòa án
Luật Khiếu nại
Luật Kiểm toán nhà nước
Luật Lưu trữ
Luật Lý lịch tư pháp
Luật Mặt trận Tổ quốc Việt Nam
Luật Phổ biến, giáo dục pháp luật
Luật Phòng, chống tham nhũng
Luật Quốc tịch Việt Nam
Luật Thanh niên
Luật Thanh tra
Luật Thi đua, khen thưởng
Luật Thi hành án dân sự
Luật Thi hành án hình sự
Luật Thi hành tạm giữ, tạm giam
Luật Thi hành tạm giữ, tạm giam và cấm đi khỏi nơi cư trú
Luật Thỏa thuận quốc tế
Luật Thống kê
Luật Thực hành tiết kiệm, chống lãng phí
Luật Thực hiện dân chủ ở cơ sở
Luật Tiếp cận thông tin
Luật Tiếp công dân
Luật Tín ngưỡng, tôn giáo
Luật Tố cáo
Luật Tổ chức chính quyền địa phương
Luật Tổ chức Chính phủ
Luật Tổ chức cơ quan điều tra hình sự
Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân
Luật Tổ chức Quốc hội
Luật Tổ chức Tòa án nhân dân
Luật Tổ chức Viện kiểm sát nhân dân
Luật Trách nhiệm bồi thường của Nhà nước
Luật Trưng cầu ý dân
Luật Trưng mua, trưng dụng tài sản
Luật Trợ giúp pháp lý
Luật Tương trợ tư pháp
Luật Tương trợ tư pháp về dân sự
Luật Tương trợ tư pháp về hình sự
Luật Dẫn độ
Luật Chuyển giao người đang chấp hành án phạt tù
Luật Tư pháp người chưa thành niên
Luật Phục hồi, phá sản
Luật Viên chức
Luật Xử lý vi phạm hành chính
Luật Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài
Luật Thủ đô
"""

SECURITY = """
Luật An ninh mạng
Luật An ninh quốc gia
Luật An toàn thông tin mạng
Luật Bảo vệ dữ liệu cá nhân
Luật Biên giới quốc gia
Luật Biên phòng Việt Nam
Luật Biển Việt Nam
Luật Cảnh sát biển Việt Nam
Luật Cảnh sát cơ động
Luật Cảnh vệ
Luật Công an nhân dân
Luật Công nghiệp quốc phòng, an ninh và động viên công nghiệp
Luật Cơ yếu
Luật Cứu hộ, cứu nạn
Luật Dân quân tự vệ
Luật Giáo dục quốc phòng và an ninh
Luật Lực lượng dự bị động viên
Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở
Luật Nghĩa vụ quân sự
Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam
Luật Phòng cháy và chữa cháy
Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ
Luật Phòng không nhân dân
Luật Phòng thủ dân sự
Luật Phòng, chống khủng bố
Luật Phòng, chống ma túy
Luật Phòng, chống mua bán người
Luật Phòng, chống rửa tiền
Luật Quản lý, bảo vệ công trình quốc phòng và khu quân sự
Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
Luật Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng
Luật Quốc phòng
Luật Sĩ quan Quân đội nhân dân Việt Nam
Luật Tham gia lực lượng gìn giữ hòa bình của Liên hợp quốc
Luật Tình trạng khẩn cấp
Luật Xuất cảnh, nhập cảnh của công dân Việt Nam
"""

ECONOMY = """
Luật Bảo hiểm tiền gửi
Luật Các công cụ chuyển nhượng
Luật Các tổ chức tín dụng
Luật Cạnh tranh
Luật Chứng khoán
Luật Doanh nghiệp
Luật Dự trữ quốc gia
Luật Đấu giá tài sản
Luật Đấu thầu
Luật Đầu tư
Luật Đầu tư công
Luật Đầu tư theo phương thức đối tác công tư
Luật Giá
Luật Giao dịch điện tử
Luật Hải quan
Luật Hợp tác xã
Luật Hỗ trợ doanh nghiệp nhỏ và vừa
Luật Kế toán
Luật Kiểm toán độc lập
Luật Kinh doanh bảo hiểm
Luật Kinh doanh bất động sản
Luật Ngân hàng Nhà nước Việt Nam
Luật Ngân sách nhà nước
Luật Phá sản
Luật Phí và lệ phí
Luật Quản lý ngoại thương
Luật Quản lý nợ công
Luật Quản lý thuế
Luật Quản lý và đầu tư vốn nhà nước tại doanh nghiệp
Luật Quản lý, sử dụng tài sản công
Luật Quản lý, sử dụng tài sản nhà nước
Luật Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp
Luật Thuế bảo vệ môi trường
Luật Thuế giá trị gia tăng
Luật Thuế sử dụng đất nông nghiệp
Luật Thuế sử dụng đất phi nông nghiệp
Luật Thuế tài nguyên
Luật Thuế thu nhập cá nhân
Luật Thuế thu nhập doanh nghiệp
Luật Thuế tiêu thụ đặc biệt
Luật Thuế xuất khẩu, thuế nhập khẩu
Luật Thương mại
Luật Thương mại điện tử
Luật Trọng tài thương mại
Luật Bảo vệ quyền lợi người tiêu dùng
Luật Công chứng
Luật Luật sư
Luật Giám định tư pháp
Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng
Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng lao động
Luật Việc làm
Luật An toàn, vệ sinh lao động
Luật Bảo hiểm xã hội
Luật Bảo hiểm y tế
"""

LAND_AND_TRADES = """
Luật Bảo vệ môi trường
Luật Bảo vệ và kiểm dịch thực vật
Luật Chăn nuôi
Luật Chất lượng sản phẩm, hàng hóa
Luật Dầu khí
Luật Đa dạng sinh học
Luật Đất đai
Luật Đê điều
Luật Địa chất và khoáng sản
Luật Điện lực
Luật Đo đạc và bản đồ
Luật Đo lường
Luật Đường bộ
Luật Đường sắt
Luật Giao thông đường bộ
Luật Giao thông đường thủy nội địa
Luật Hàng không dân dụng Việt Nam
Luật Hóa chất
Luật Khí tượng thủy văn
Luật Khoáng sản
Luật Kiến trúc
Luật Lâm nghiệp
Luật Năng lượng nguyên tử
Luật Nhà ở
Luật Phòng, chống thiên tai
Luật Quy hoạch
Luật Quy hoạch đô thị
Luật Quy hoạch đô thị và nông thôn
Luật Sử dụng năng lượng tiết kiệm và hiệu quả
Luật Tài nguyên nước
Luật Tài nguyên, môi trường biển và hải đảo
Luật Thú y
Luật Thủy lợi
Luật Thủy sản
Luật Tiêu chuẩn và quy chuẩn kỹ thuật
Luật Trật tự, an toàn giao thông đường bộ
Luật Trồng trọt
Luật Xây dựng
Luật Cấp, thoát nước
"""

SOCIETY = """
Luật An toàn thực phẩm
Luật Báo chí
Luật Bảo vệ, chăm sóc và giáo dục trẻ em
Luật Bình đẳng giới
Luật Bưu chính
Luật Chuyển đổi số
Luật Chuyển giao công nghệ
Luật Công nghệ cao
Luật Công nghệ thông tin
Luật Công nghiệp công nghệ số
Luật Di sản văn hóa
Luật Du lịch
Luật Dữ liệu
Luật Dược
Luật Điện ảnh
Luật Giáo dục
Luật Giáo dục đại học
Luật Giáo dục nghề nghiệp
Luật Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác
Luật Hoạt động chữ thập đỏ
Luật Hôn nhân và gia đình
Luật Khám bệnh, chữa bệnh
Luật Khoa học và công nghệ
Luật Khoa học, công nghệ và đổi mới sáng tạo
Luật Người cao tuổi
Luật Người khuyết tật
Luật Nhà giáo
Luật Nuôi con nuôi
Luật Phòng, chống bạo lực gia đình
Luật Phòng, chống bệnh truyền nhiễm
Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)
Luật Phòng, chống vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)
Luật Phòng, chống tác hại của rượu, bia
Luật Phòng, chống tác hại của thuốc lá
Luật Phòng bệnh
Luật Dân số
Luật Quảng cáo
Luật Sở hữu trí tuệ
Luật Tần số vô tuyến điện
Luật Thể dục, thể thao
Luật Thư viện
Luật Trẻ em
Luật Trí tuệ nhân tạo
Luật Viễn thông
Luật Xuất bản
"""

ORDINANCES = """
Pháp lệnh Án phí, lệ phí Tòa án
Pháp lệnh Bảo hộ công trình quan trọng liên quan đến an ninh quốc gia
Pháp lệnh Cảnh sát môi trường
Pháp lệnh Công an xã
Pháp lệnh Dân số
Pháp lệnh Động viên công nghiệp
Pháp lệnh Ngoại hối
Pháp lệnh Phòng, chống mại dâm
Pháp lệnh Quản lý thị trường
Pháp lệnh Thủ tục bắt giữ tàu biển
Pháp lệnh Thủ tục bắt giữ tàu bay
Pháp lệnh Ưu đãi người có công với cách mạng
Pháp lệnh Xử lý vi phạm hành chính
Pháp lệnh Chi phí tố tụng
"""

LAW_TITLES: tuple[str, ...] = tuple(
    line
    for group in (BASIC, STATE, SECURITY, ECONOMY, LAND_AND_TRADES, SOCIETY, ORDINANCES)
    for line in group.split("\n")
    if line
)
