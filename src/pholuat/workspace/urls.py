"""The desk's own addresses."""

from django.urls import path

from pholuat.workspace import views

app_name = "workspace"

urlpatterns = [path("", views.desk_home, name="home")]
