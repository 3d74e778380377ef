# One file, four images:
#   docker build --target web .          pages and API; no TensorFlow
#   docker build --target worker-cpu .   grading on CPU, with the labs' runtime
#   docker build --target worker-gpu .   grading on a GPU (CUDA from the runtime's own packages)
#   docker build --target scheduler .    the clock and the sweep; the web image under another name

FROM node:24-bookworm-slim AS front-end
WORKDIR /site/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM python:3.12-slim-bookworm AS site
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 DOKUGAKU_DATA=/data
WORKDIR /site
RUN useradd --system --uid 10001 --home-dir /data --create-home dokugaku
COPY requirements/app.txt requirements/app.txt
RUN pip install --require-hashes -r requirements/app.txt
COPY manage.py ./
COPY config/ config/
COPY accounts/ accounts/
COPY curriculum/ curriculum/
COPY quizzes/ quizzes/
COPY labs/ labs/
COPY progress/ progress/
COPY courses/ courses/
COPY frontend/templates/ frontend/templates/
COPY frontend/locale/ frontend/locale/
COPY --from=front-end /site/frontend/dist/ frontend/dist/
RUN python -m config.catalogues \
 && python -m compileall -q config accounts curriculum quizzes labs progress \
 && python manage.py collectstatic --noinput --verbosity 0 \
 && rm -f /data/secret-key \
 && chown -R dokugaku /data
USER dokugaku
VOLUME /data

FROM site AS web
EXPOSE 8000
CMD ["python", "-m", "uvicorn", "config.asgi:application", "--host", "0.0.0.0", "--port", "8000", "--loop", "uvloop", "--http", "config.http:BoundedHead", "--no-access-log"]

FROM site AS scheduler
CMD ["python", "manage.py", "schedule"]

FROM site AS worker-cpu
USER root
COPY requirements/runtime.txt requirements/runtime.txt
RUN python -m venv /runtime && /runtime/bin/pip install --require-hashes -r requirements/runtime.txt
ENV DOKUGAKU_RUNTIME_PYTHON=/runtime/bin/python
USER dokugaku
CMD ["python", "manage.py", "work", "cpu"]

FROM site AS worker-gpu
USER root
COPY requirements/runtime-gpu.txt requirements/runtime-gpu.txt
RUN python -m venv /runtime && /runtime/bin/pip install --require-hashes -r requirements/runtime-gpu.txt
ENV DOKUGAKU_RUNTIME_PYTHON=/runtime/bin/python
USER dokugaku
CMD ["python", "manage.py", "work", "gpu"]
