"""Settings. What differs between machines comes from the environment (``config.env``)."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import dj_database_url
import structlog
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import env, openapi

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.data_directory(BASE_DIR)
CONTENT_ROOT = Path(env.text("DOKUGAKU_CONTENT") or BASE_DIR / "courses")

DEBUG = env.boolean("DOKUGAKU_DEBUG", False)
SECRET_KEY = env.secret_key(DATA_DIR)
ALLOWED_HOSTS = env.words("DOKUGAKU_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("DOKUGAKU_ORIGINS")
BEHIND_TLS = env.boolean("DOKUGAKU_TLS", False)
PROXIES = 1 if BEHIND_TLS else 0  # how many entries of X-Forwarded-For are not made up

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "accounts.apps.AccountsConfig",
    "curriculum.apps.CurriculumConfig",
    "quizzes.apps.QuizzesConfig",
    "labs.apps.LabsConfig",
    "progress.apps.ProgressConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "django_vite",
    "django_structlog",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.PreferencesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.problem_handlers.ProblemMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "accounts.context_processors.site",
            ],
            "builtins": [
                "config.templatetags.fixed",
                "config.templatetags.japanese",
                "config.templatetags.sent",
            ],
        },
    }
]

# --- where things are kept -----------------------------------------------------------------------

DATABASE_URL = env.database_url(DATA_DIR)
DATABASES = {
    # Kept by web processes only (config.threads), whose threads stay.
    "default": dj_database_url.parse(DATABASE_URL, conn_max_age=0)
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a transaction that will write takes the lock at its start, so that it waits its
    # turn; one that upgrades from reading to writing fails at once however long the time-out is.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # Tests race threads against each other; a database in memory would refuse where a file waits.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    # Who waits for a database that does not answer cannot say that he lives.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.redis_url(DATA_DIR)
CACHES = {
    "default": {"BACKEND": "config.caching.SteadyCache", "LOCATION": REDIS_URL}
    if env.text("REDIS_URL")
    # One web process: its own memory will do, and sign-in works while the broker is away.
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- background work -----------------------------------------------------------------------------

# Workers try to break out of their own sandbox when they start and every so many seconds.
PROBE_SECONDS = env.integer("DOKUGAKU_PROBE_SECONDS", 600, minimum=1, maximum=86_400)

CELERY_BROKER_URL = env.celery_url(REDIS_URL)
CELERY_RESULT_BACKEND = None  # results are rows; nobody asks Celery
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_DEFAULT_QUEUE = "maintenance"
CELERY_TASK_ACKS_LATE = False  # a poison task dies with its worker; the sweep looks after its row
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # for ever: a worker outlives its broker
# After a lost broker Celery would fetch less than it has slots for as long as old runs go on.
CELERY_WORKER_ENABLE_PREFETCH_COUNT_REDUCTION = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 10,  # longer than a worker's wait for the next message, which is one second
    "max_retries": 2,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
# Left to itself Celery opens the database anew for every task; config.celery minds the connections.
CELERY_DB_REUSE_MAX = 1_000_000
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "sweep submissions": {"task": "labs.sweep", "schedule": 3.0, "options": {"expires": 3}},
    "let time pass": {"task": "progress.let_time_pass", "schedule": 10 * 60.0},
    "forget sessions": {"task": "accounts.forget_sessions", "schedule": 24 * 60 * 60.0},
    "fold review cards": {"task": "quizzes.fold_review_cards", "schedule": 60 * 60.0},
    "judge review predictions": {"task": "quizzes.judge_predictions", "schedule": 24 * 60 * 60.0},
    "refresh item health": {"task": "quizzes.refresh_item_health", "schedule": 24 * 60 * 60.0},
}
REVIEW_MINUTES = env.integer("DOKUGAKU_REVIEW_MINUTES", 10, minimum=1, maximum=60)
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")

# --- people ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "progress:home"
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = env.text("DOKUGAKU_EMAIL_VERIFICATION", "optional")
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "progress:home"
ACCOUNT_SESSION_REMEMBER = True
# A class behind one address may begin together; code is kept where a session has ended.
ACCOUNT_RATE_LIMITS = {
    "guest": "60/m/ip",
    "keep_code": "60/m/ip",
    "material_report": "20/h/user",
    "clarity_rating": "120/m/user",
}
HEADLESS_CLIENTS = ["app"]
HEADLESS_SERVE_SPECIFICATION = False
HEADLESS_TOKEN_STRATEGY = "accounts.tokens.SessionTokens"  # noqa: S105  no secret
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env.text("DOKUGAKU_SMTP_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = env.text("DOKUGAKU_SMTP_HOST")
EMAIL_PORT = env.integer("DOKUGAKU_SMTP_PORT", 587, minimum=1, maximum=65535)
EMAIL_HOST_USER = env.text("DOKUGAKU_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("DOKUGAKU_SMTP_PASSWORD")
EMAIL_USE_TLS = EMAIL_PORT == 587
DEFAULT_FROM_EMAIL = env.text("DOKUGAKU_FROM", "Dokugaku <dokugaku@localhost>")

SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_TLS
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 30 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- languages ------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "frontend" / "locale", BASE_DIR / "config" / "locale"]
FORMAT_MODULE_PATH = "config.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- files ----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-collected"
FRONTEND_DIST = BASE_DIR / "frontend" / "dist"
STATICFILES_DIRS = [FRONTEND_DIST] if FRONTEND_DIST.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = not STATIC_ROOT.is_dir()
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+/assets/.+\.[a-z0-9]+$"  # Vite puts a hash in every name
FRONTEND_MANIFEST = FRONTEND_DIST / ".vite" / "manifest.json"
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "manifest_path": FRONTEND_MANIFEST,
        "static_url_prefix": "",
    }
}
# Of forms, without files: these and JSON have bounds of their own, and all bodies together one in
# config.bodies. Room for a megabyte of Japanese code, each byte escaped.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# --- API ------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.authentication.AppTokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "config.parsers.BoundedJSONParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "config.pagination.NewestFirst",
    "EXCEPTION_HANDLER": "config.problem_handlers.api_exception_handler",
    # Without this DRF believes any X-Forwarded-For, and a made-up one would evade the throttles.
    "NUM_PROXIES": PROXIES,
    "DEFAULT_THROTTLE_RATES": {"sign_in": "20/min", "guest": "30/min", "grading": "120/min"},
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Dokugaku API",
    "DESCRIPTION": "All that the site does, for apps and scripts; `docs/api.md` walks through it.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "TAGS": openapi.TAGS,
    "ENUM_NAME_OVERRIDES": {
        "PartKind": "progress.serializers.KINDS",
        "GapKind": "progress.mastery.api.GAP_KINDS",
        "ConceptLevel": "progress.mastery.api.LEVELS",
        "GoalKind": "progress.models.Goal.Kind",
        "TraceKind": "labs.result_serializers.TRACE_KINDS",
        "ReportKind": "curriculum.reports.serializers.KINDS",
        "ReportState": "curriculum.reports.serializers.STATES",
        "ReportPlace": "curriculum.reports.serializers.PLACES",
        "MaterialStatus": "curriculum.serializers.STATUSES",
        "WinKind": "progress.wins.api.WIN_KINDS",
        "ActionKind": "progress.serializers.ACTIONS",
        "AttemptKind": "quizzes.models.Attempt.Kind",
        "CatchUpKind": "progress.planning.serializers.KINDS",
        "CertificateKind": "progress.certificates.serializers.KINDS",
        "CertificateState": "progress.certificates.serializers.STATES",
        "MissingKind": "progress.certificates.serializers.MISSING",
        "ForecastStatus": "progress.planning.serializers.STATUSES",
        "PartState": "progress.serializers.STATES",
        "SubmissionState": "labs.models.State",
        "LabVerdict": "labs.serializers.VERDICTS",
        "AnswerVerdict": "quizzes.serializers.VERDICTS",
        "Certainty": "quizzes.serializers.CERTAINTIES",
        "VariationState": "labs.variations.api.VARIATION_STATES",
        "EndingWay": "labs.endings.api.WAYS",
        "LabForecastLevel": "labs.forecasts.views.LEVELS",
        "CalibrationVerdict": "progress.calibration.api.VERDICTS",
        "CalibrationLevelVerdict": "progress.calibration.api.LEVEL_VERDICTS",
        "Language": "config.openapi.LANGUAGES",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.openapi.describe_plain_views",
        "config.openapi.describe_problems",
    ],
}

# --- certificates ---------------------------------------------------------------------------------

PUBLIC_ADDRESS = env.public_address()  # stands in credentials for ever
ISSUER_NAME = env.text("DOKUGAKU_ISSUER", "Dokugaku")
CERTIFICATE_KEY = env.text("DOKUGAKU_CERTIFICATE_KEY")  # else one is made in the data folder

# --- figures --------------------------------------------------------------------------------------

METRICS_TOKEN = env.text("DOKUGAKU_METRICS_TOKEN")  # who brings it may read /metrics

# --- logs -----------------------------------------------------------------------------------------

DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.INFO  # a mistyped address is nobody's alarm
LOG_JSON = env.boolean("DOKUGAKU_LOG_JSON", not sys.stderr.isatty())
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "structured": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *(
                    # Without the first, a traceback is said to be an object somewhere in memory.
                    [
                        structlog.processors.format_exc_info,
                        structlog.processors.JSONRenderer(ensure_ascii=False),
                    ]
                    if LOG_JSON
                    else [structlog.dev.ConsoleRenderer()]
                ),
            ],
            "foreign_pre_chain": [
                structlog.contextvars.merge_contextvars,
                structlog.processors.TimeStamper(fmt="iso"),
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.ExtraAdder(),
            ],
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
    "loggers": {
        "django.request": {"level": "ERROR"},
        # Anybody can send a made-up name; it is refused, and no operator need hear of it.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["stderr"], "level": env.text("DOKUGAKU_LOG_LEVEL", "WARNING")},
}
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,  # first: most lines are for nobody
        structlog.contextvars.merge_contextvars,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
