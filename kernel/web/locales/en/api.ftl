# The page about the interface for programs.
api-title = Interface for programs
api-intro = Everything that is published here can be read by programs: as JSON over HTTP, without a key. For everything else make an access token on the page of your account and send it as Authorization: Bearer. The document below follows OpenAPI 3.1.
api-document = OpenAPI document
api-parameters = Parameters
api-body = What is sent
api-answers = Answers
api-schemas = Types
api-name = Name
api-place = Place
api-type = Type
api-meaning = Meaning
api-status = Status
api-required = required
api-always = always there
api-values = One of
api-problems = Problems
api-problems-intro = What goes wrong is answered as application/problem+json. The type ends with one of these names.
