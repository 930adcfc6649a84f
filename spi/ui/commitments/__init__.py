"""What is aimed at and promised over the years: targets, recommendations of KPK, actions that go on in the next plan."""
