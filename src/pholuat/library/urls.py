"""The library's addresses at the desk, below /ban-lam-viec/van-ban/."""

from django.urls import path

from pholuat.library import everyday_views, views

app_name = "library"

urlpatterns = [
    path("", views.review_list, name="review-list"),
    path("tu-thuong-ngay/", everyday_views.words, name="words"),
    path("tu-thuong-ngay/them/", everyday_views.add, name="words-add"),
    path("tu-thuong-ngay/<int:pk>/", everyday_views.edit, name="words-edit"),
    path("tu-thuong-ngay/<int:pk>/bo/", everyday_views.remove, name="words-remove"),
    path("<int:pk>/", views.review, name="review"),
    path("<int:pk>/xac-nhan/", views.confirm, name="confirm"),
    path("<int:pk>/sua/<int:version>/", views.correct, name="correct"),
]
