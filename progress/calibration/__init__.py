"""Whether learners judge themselves rightly: quizzes' certainty and labs' forecasts together."""
