"""Where does the year of the survey stand?"""
