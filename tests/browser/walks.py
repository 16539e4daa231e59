"""The public pages that walks over all of them open, with the small library of these tests."""

LAW = "/van-ban/35-2013-qh13/"
AMENDED = "/van-ban/43-2019-qh14/"
OURS = "/van-ban/binh-dinh/9001-qd-ubnd-2020-06-15/"

PUBLIC = (
    "/",
    "/hien-thi/",
    "/da-luu/",
    "/van-ban/",
    "/van-ban/?loai=Luật&nam=1999",
    "/tim-kiem/",
    "/tim-kiem/?q=hoa+giai+o+co+so&tinh-trang=in_force&ngay=01/06/2014",
    "/tim-kiem/?q=khong-co-gi",
    "/tim-kiem/vi-sao/?q=hoa+giai+o+co+so&noi=35-2013-qh13%23art_3",
    LAW,
    f"{LAW}?ngay=2013-01-01",
    f"{LAW}dieu-3/",
    f"{LAW}luoc-do/",
    f"{LAW}to-treo/",
    "/van-ban/15-2014-nd-cp/",
    OURS,
    f"{OURS}quy-che/dieu-6/",
    AMENDED,
    f"{AMENDED}?ngay=2020-01-01",
    f"{AMENDED}dieu-14/",
    f"{AMENDED}dieu-14/so-sanh/",
    f"{AMENDED}dieu-14/so-sanh/?voi=Điều 3 Luật 35/2013/QH13",
    "/van-ban/khong-co-999/",
    "/van-ban/?ngay=2013-02-30",
    "/tai-khoan/dang-nhap/",
)
