"""The library's addresses at the desk, below /ban-lam-viec/van-ban/."""

from django.urls import path

from pholuat.library import views

app_name = "library"

urlpatterns = [
    path("", views.review_list, name="review-list"),
    path("<int:pk>/", views.review, name="review"),
    path("<int:pk>/xac-nhan/", views.confirm, name="confirm"),
    path("<int:pk>/sua/<int:version>/", views.correct, name="correct"),
]
