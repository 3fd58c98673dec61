# Connexion, invitations.
desk-sign-in-title = Se connecter
desk-by-link = Par un lien dans une lettre
desk-by-link-help = Nous vous envoyons un lien qui fonctionne une seule fois, pendant 20 minutes.
desk-send-link = M’envoyer un lien
desk-by-password = Par mot de passe
desk-by-password-help = Seulement si vous en avez choisi un dans votre compte. Oublié ? Entrez par un lien et choisissez-en un autre dans votre compte dans les 15 minutes.
desk-email = Adresse de courriel
desk-password = Mot de passe
desk-invented = Personnes de cette démonstration
desk-invented-text = Elles sont inventées. Choisissez-en une : la page suivante montre la lettre qu’une boîte aurait reçue.

desk-sent-title = Consultez votre boîte
desk-sent-text = Si quelqu’un a un compte avec cette adresse, une lettre avec un lien est en route. Le lien fonctionne une seule fois, pendant 20 minutes.
desk-sent-join = Une lettre avec un lien est en route vers cette adresse. Le lien fonctionne une seule fois : pendant deux heures si le compte est nouveau, pendant 20 minutes s’il existe déjà.
desk-sent-nothing = Rien après quelques minutes ? Regardez parmi les indésirables, puis vérifiez l’adresse.
desk-sent-again = Demander un autre lien
desk-sent-demo = La lettre
desk-sent-demo-text = Elle figure ici parce que c’est une démonstration. Ailleurs, seule la boîte la reçoit.
desk-sent-demo-nobody = C’est une démonstration, et personne n’a de compte avec cette adresse : il n’y a pas de lettre à montrer.

desk-link-title = Se connecter avec ce lien
desk-link-text = Le lien fonctionne une seule fois. Connectez-vous sur l’appareil avec lequel vous voulez travailler.
desk-link-over = Ce lien a servi ou a expiré. Demandez-en un nouveau ici.

desk-invitation-title = Vous êtes invité
desk-invitation-text = { $by } invite { $name } à { $site } dans ce rôle : { $role }.
desk-organisation = Organisation
desk-invited-by = Invité par
desk-invitation-until = Peut être acceptée jusqu’au
desk-invitation-accept = Accepter l’invitation
desk-invitation-help = Accepter crée un compte avec cette adresse, s’il n’y en a pas, et vous connecte. Si vous n’en voulez pas, fermez la page : rien ne se passe.
desk-invitation-instead = Vous êtes connecté en tant que { $name }. L’acceptation vous déconnecte ici et ouvre le compte de l’adresse ci-dessus. Si l’invitation n’est pas pour vous, laissez-la à la personne nommée.
desk-invitation-sign-in = Il existe un compte avec l’adresse à laquelle cette invitation a été envoyée. Connectez-vous, puis acceptez-la.
desk-invitation-sign-out = Il existe un compte avec l’adresse à laquelle cette invitation a été envoyée, et vous êtes connecté avec un autre. Déconnectez-vous, puis ouvrez ce lien de nouveau.
desk-invitation-over = Cette invitation a été acceptée ou retirée, ou a expiré. Demandez-en une nouvelle ; si vous avez déjà un compte, connectez-vous.

desk-too-many = Trop d’essais. Réessayez après { $until }.
desk-no-such-account = L’adresse et le mot de passe ne vont pas ensemble. En cas de doute, demandez un lien par lettre.
desk-signed-out = Vous êtes déconnecté.
desk-signed-out-everywhere = Vous êtes déconnecté partout, et les liens envoyés ne fonctionnent plus.
