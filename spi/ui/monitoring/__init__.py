"""Running it for an office: is the app well, how long do its pages take, what does its log say?"""
